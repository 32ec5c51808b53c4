//! The shells: the page that Trunk has made, for each depth at which it is served, with its policy.
//!
//! A shell names no file by a path: `shell/boot.js` finds out where the site's root is, and takes the names of the
//! files from the attributes that are written here.

mod read;
mod template;
#[cfg(test)]
mod tests;

use lol_html::{element, html_content::ContentType};

use recto::{data::initial_data::VERSION, routing::Base};

use crate::{
    Error, Result, html_rewrite,
    render::{
        live_reload,
        policy::{Served, policy},
    },
    site::Address,
};

pub(crate) use read::{is_page_of, read, says_shell};
pub(crate) use template::Template;

/// Where a shell is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the root of the site.
    Root,
    /// One folder below it.
    Page,
    /// Two folders below it.
    Tag,
}

impl Place {
    /// Its name in `data-shell`, where `shell/boot.js` reads it.
    fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Page => "page",
            Self::Tag => "tag",
        }
    }

    /// How many folders it is below the root.
    pub(crate) fn depth(self) -> usize {
        match self {
            Self::Root => 0,
            Self::Page => 1,
            Self::Tag => 2,
        }
    }
}

/// The page that Trunk, or an earlier run, has made.
#[derive(Debug, Default)]
pub(crate) struct Shell {
    html: String,
    /// The texts of the inline scripts and styles.
    scripts: Vec<String>,
    styles: Vec<String>,
    /// The names of files, none of them with a path.
    pub(crate) js: String,
    pub(crate) wasm: String,
    /// Names of the lazy chunk's script and wasm; empty in Trunk's own page.
    pub(crate) lazy_chunk: String,
    /// Empty where there is none.
    pub(crate) icon: String,
    pub(crate) style: StyleSheets,
}

/// What a page is written with, apart from what Trunk has made.
#[derive(Debug)]
pub(crate) struct Files {
    /// The name of the style sheet.
    pub(crate) style: String,
    /// Names of the lazy chunk's script and wasm, separated by a space.
    pub(crate) lazy_chunk: String,
    /// The fonts to be asked for at once, parted by a space, where there are some.
    pub(crate) fonts: Option<&'static str>,
}

/// The style sheets of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StyleSheets {
    /// As Trunk leaves them, in their order.
    Apart(Vec<String>),
    /// As an earlier run has joined them.
    Joined(String),
}

impl Default for StyleSheets {
    fn default() -> Self {
        Self::Apart(Vec::new())
    }
}

impl Shell {
    /// Whether `trunk serve` has made it: then its live reload is in it.
    pub(crate) fn served(&self) -> Served {
        if live_reload::is_in(&self.html) {
            Served::ByTrunk
        } else {
            Served::ByHost
        }
    }

    /// The shell for a place, which the app fills.
    pub(crate) fn write(&self, files: &Files, place: Place) -> Result<String> {
        let inserted = self.inserted(None);
        self.rewrite(files, place, &inserted)
    }

    /// What is the same in all pages of a place that have their content: the style that they are shown with stands in
    /// them; `css` is that of the style sheet, `own` are the names of the publisher's, parted by spaces.
    pub(crate) fn template(
        &self,
        files: &Files,
        place: Place,
        css: &str,
        own: &str,
    ) -> Result<Template> {
        let base = Base::up(place.depth());
        let up = base.as_str();
        // It stands in the page, and that may be deeper than the file.
        let css = css
            .replace("url(fonts/", &format!("url({up}fonts/"))
            // As it is before minification.
            .replace("url(\"fonts/", &format!("url(\"{up}fonts/"));
        // It comes before the style of the shell, whose layer is to stay the first.
        let css = format!("@layer first-paint;{css}");
        let inserted = self.inserted(Some(&css));
        // They would be asked for only once the text is laid out, and then come too late for it.
        let font = preloads(files.fonts.unwrap_or_default(), up);
        // Browsers look for one at the root of the host otherwise.
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
            // The end of the head may be left unsaid, so that nothing can be added there.
            element!("meta[http-equiv=Content-Security-Policy]", |policy| {
                policy.after(
                    &format!("{icon}{font}<style>{css}</style>{own}"),
                    ContentType::Html,
                );
                Ok(())
            }),
            element!("body > .starting, body > noscript", |shown| {
                shown.remove();
                Ok(())
            }),
        ];
        let html = html_rewrite::rewrite(&self.rewrite(files, place, &inserted)?, handlers)?;
        Ok(Template::new(html))
    }

    fn rewrite(&self, files: &Files, place: Place, inserted: &str) -> Result<String> {
        let attributes = [
            ("data-shell", place.name()),
            ("data-js", &self.js),
            ("data-wasm", &self.wasm),
            ("data-lazy-chunk", &files.lazy_chunk),
            ("data-css", &files.style),
            ("data-icon", &self.icon),
            ("data-fonts", files.fonts.unwrap_or_default()),
        ];
        let written = html_rewrite::rewrite(
            &self.html,
            vec![
                element!("html", |html| {
                    for (name, value) in attributes {
                        html.set_attribute(name, value)?;
                    }
                    Ok(())
                }),
                element!(
                    "meta[name=recto-app], link[rel=stylesheet], link[rel=icon]",
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
                // The policy must come before whatever it governs, and the encoding before everything.
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

    /// The policy, and under `trunk serve` what its live reload needs; `style` stands in the page besides.
    fn inserted(&self, style: Option<&str>) -> String {
        let own = match self.served() {
            Served::ByTrunk => Some(live_reload::SCRIPT),
            Served::ByHost => None,
        };
        let scripts = own
            .into_iter()
            .chain(self.scripts.iter().map(String::as_str));
        let policy = policy(
            scripts,
            self.styles.iter().map(String::as_str).chain(style),
            self.served(),
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

/// A shell whose message for those without JavaScript leads to the library: by the site's address, and where nobody knows that,
/// one folder up, which is right for an address that an article could have.
pub(crate) fn with_way_home(shell: &str, address: Option<&Address>) -> String {
    let home = html_rewrite::attribute(address.map_or("../", Address::root));
    // What reads HTML where scripts run takes this for a text.
    let link = shell.find("<noscript>").and_then(|start| {
        let href = start + shell[start..].find("href=")?;
        let end = href + shell[href..].find('>')?;
        Some(href..end)
    });
    let mut led = shell.to_owned();
    if let Some(link) = link {
        led.replace_range(link, &format!("href=\"{home}\""));
    }
    led
}

/// The links that ask for the upright typeface, and for the italic, which goes from pages that have none.
fn preloads(fonts: &str, up: &str) -> String {
    let upright = fonts.split(' ').find(|name| !name.is_empty());
    let italic = fonts.split(' ').find(|name| name.contains("italic"));
    let links = [(upright, ""), (italic, template::ITALIC)];
    let links = links
        .into_iter()
        .filter_map(|(font, mark)| Some((font?, mark)));
    let link = |(font, mark)| {
        format!(
            r#"<link rel="preload" as="font" type="font/woff2" crossorigin {mark} href="{up}{font}">"#
        )
    };
    links.map(link).collect()
}
