//! Shells: Trunk's page with its policy, for each level at which it is served.
//!
//! A shell names files without paths: `shell/boot.js` finds the site's root and reads the names from attributes that are set here.

mod read;
mod template;
#[cfg(test)]
mod tests;

use lol_html::{element, html_content::ContentType};

use recto::{data::page_data::VERSION, routing::Base};

use crate::{
    Error, Result,
    control_characters::replace_controls,
    html_rewriter,
    render::{
        content_security_policy::{Server, policy},
        live_reload,
    },
    site::SiteUrl,
};

pub(crate) use read::{is_own_page, is_page_of, read};
pub(crate) use template::Template;

/// Level at which a shell is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// At the root of the site.
    Root,
    /// One folder below it.
    Page,
    /// Two folders below it.
    Tag,
}

impl Level {
    /// Returns the value of `data-shell`, which `shell/boot.js` reads.
    fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Page => "page",
            Self::Tag => "tag",
        }
    }

    /// Returns the number of folders below the root.
    pub(crate) fn depth(self) -> usize {
        match self {
            Self::Root => 0,
            Self::Page => 1,
            Self::Tag => 2,
        }
    }
}

/// Page that Trunk or an earlier run made.
#[derive(Debug, Default)]
pub(crate) struct Shell {
    html: String,
    /// Texts of the inline scripts.
    scripts: Vec<String>,
    /// Texts of the inline styles.
    styles: Vec<String>,
    /// File name of the app's script.
    pub(crate) js: String,
    /// File name of the app's WebAssembly.
    pub(crate) wasm: String,
    /// Files of each part of the app, as `part:file,file` separated by spaces; empty if the app is whole.
    pub(crate) parts: String,
    /// File name of the icon; empty if there is none.
    pub(crate) icon: String,
    /// Style sheets of the app.
    pub(crate) style: StyleSheets,
}

/// Files that press made for all pages.
#[derive(Debug)]
pub(crate) struct Assets {
    /// File name of the style bundle.
    pub(crate) style: String,
    /// Paths of the fonts that every page needs, separated by a space, if the typeface is installed.
    pub(crate) fonts: Option<&'static str>,
}

/// Style sheets of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StyleSheets {
    /// Separate files, as Trunk leaves them, in their order.
    Separate(Vec<String>),
    /// Bundle of an earlier run.
    Bundled(String),
}

impl Default for StyleSheets {
    fn default() -> Self {
        Self::Separate(Vec::new())
    }
}

impl Shell {
    /// Returns the server of the site: `trunk serve` adds its live reload to the page.
    pub(crate) fn server(&self) -> Server {
        if live_reload::is_served_by_trunk(&self.html) {
            Server::Trunk
        } else {
            Server::Host
        }
    }

    /// Returns the shell for a level, without content.
    pub(crate) fn write(&self, assets: &Assets, level: Level) -> Result<String> {
        let inserted = self.inserted(None);
        self.rewrite(assets, level, &inserted)
    }

    /// Returns the template for prerendered pages at a level, which contain their style. `css` is the content of the style bundle;
    /// `own` are the paths of the publisher's style sheets, separated by spaces.
    pub(crate) fn template(
        &self,
        assets: &Assets,
        level: Level,
        css: &str,
        own: &str,
    ) -> Result<Template> {
        let base = Base::relative(level.depth());
        let up = base.as_str();
        // The page may be deeper than the style sheet.
        let css = css
            .replace("url(fonts/", &format!("url({up}fonts/"))
            // Minification removes the quotes.
            .replace("url(\"fonts/", &format!("url(\"{up}fonts/"));
        // This style precedes that of the shell, whose layer has to stay the first.
        let css = format!("@layer first-paint;{css}");
        let inserted = self.inserted(Some(&css));
        // Without a link, browsers request an icon at the root of the host.
        let icon = &self.icon;
        let icon = if icon.is_empty() {
            String::new()
        } else {
            format!(r#"<link rel="icon" href="{up}{icon}">"#)
        };
        let own: Vec<String> = own
            .split(' ')
            .filter(|name| !name.is_empty())
            .map(|name| format!(r#"<link rel="stylesheet" href="{up}{name}">"#))
            .collect();
        let own = own.concat();
        let handlers = vec![
            element!("html", |html| {
                html.set_attribute("data-prerendered", VERSION)?;
                Ok(())
            }),
            // The end tag of the head may be missing, so elements are added after the policy.
            element!("meta[http-equiv=Content-Security-Policy]", |policy| {
                policy.after(
                    &format!("{icon}<style>{css}</style>{own}"),
                    ContentType::Html,
                );
                Ok(())
            }),
            element!("body > .starting, body > noscript", |shown| {
                shown.remove();
                Ok(())
            }),
        ];
        let html = html_rewriter::rewrite(&self.rewrite(assets, level, &inserted)?, handlers)?;
        Ok(Template::new(html))
    }

    fn rewrite(&self, assets: &Assets, level: Level, inserted: &str) -> Result<String> {
        let attributes = [
            ("data-shell", level.name()),
            ("data-js", &self.js),
            ("data-wasm", &self.wasm),
            ("data-parts", &self.parts),
            ("data-css", &assets.style),
            ("data-icon", &self.icon),
            ("data-fonts", assets.fonts.unwrap_or_default()),
        ];
        let written = html_rewriter::rewrite(
            &self.html,
            vec![
                element!("html", |html| {
                    for (name, value) in attributes {
                        html.set_attribute(name, value)?;
                    }
                    Ok(())
                }),
                element!(
                    "meta[name=recto-app], meta[name=recto-parts], link[rel=stylesheet], link[rel=icon]",
                    |replaced| {
                        replaced.remove();
                        Ok(())
                    }
                ),
                element!(
                    "meta[http-equiv=Content-Security-Policy], script#overlay-policy",
                    |earlier| {
                        earlier.remove();
                        Ok(())
                    }
                ),
                element!(FRAME, |earlier| {
                    earlier.remove();
                    Ok(())
                }),
                // The policy has to precede everything that it governs, and the encoding everything.
                element!("meta[charset]", |meta| {
                    meta.after(inserted, ContentType::Html);
                    Ok(())
                }),
            ],
        )?;
        if written.contains(inserted) {
            Ok(written)
        } else {
            Err(Error::new(
                "index.html has no <meta charset>, and the policy has to follow it",
            ))
        }
    }

    /// Returns the policy, with the script for live reload under `trunk serve`. `style` is a further inline style of the page.
    fn inserted(&self, style: Option<&str>) -> String {
        let own = match self.server() {
            Server::Trunk => Some(live_reload::OVERLAY_SCRIPT),
            Server::Host => None,
        };
        let scripts = own
            .into_iter()
            .chain(self.scripts.iter().map(String::as_str));
        let policy = policy(
            scripts,
            self.styles.iter().map(String::as_str).chain(style),
            self.server(),
        );
        let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
        let script = own.map(|script| {
            format!(
                r#"<script id="{}">{script}</script>"#,
                live_reload::SCRIPT_ID
            )
        });
        policy + &script.unwrap_or_default()
    }
}

/// Elements of the frame in a shell of an earlier run.
const FRAME: &str = "body > .skip-link, body > .site-header, body > main, body > .site-footer, body > .announcements";

/// Adds the frame to a shell: the app fills its main element.
pub(crate) fn with_frame(shell: &str, frame: &str) -> Result<String> {
    let handler = element!("body", |body| {
        body.prepend(&replace_controls(frame), ContentType::Html);
        Ok(())
    });
    html_rewriter::rewrite(shell, vec![handler])
}

/// Makes the message for readers without JavaScript link to the library: to the site's address or, if that is not known, one
/// folder up, which is right for pages of articles.
pub(crate) fn with_library_link(shell: &str, address: Option<&SiteUrl>) -> String {
    let home = html_rewriter::escape_attribute(address.map_or("../", SiteUrl::root));
    // HTML parsers with scripting treat the content of this element as text.
    let link = shell.find("<noscript>").and_then(|start| {
        let href = start + shell[start..].find("href=")?;
        let end = href + shell[href..].find('>')?;
        Some(href..end)
    });
    let mut linked = shell.to_owned();
    if let Some(link) = link {
        linked.replace_range(link, &format!("href=\"{home}\""));
    }
    linked
}
