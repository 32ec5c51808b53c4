//! Reading the attributes and files of a page.

use std::cell::{Cell, RefCell};

use lol_html::{element, text};

use super::{Shell, StyleSheets};
use crate::html_rewriter::{Handlers, escape_attribute, rewrite};
use crate::render::live_reload;
use crate::{Error, Result};

/// Reads a page that Trunk or an earlier run made. Fails if it names no app.
pub(crate) fn read(html: &str) -> Result<Shell> {
    let html = if live_reload::is_served_by_trunk(html) {
        live_reload::resolve_placeholders(html)
    } else {
        without_comments(html)
    };
    let shell = RefCell::new(Shell::default());
    let handlers = file_handlers(&shell)
        .into_iter()
        .chain(text_handlers(&shell))
        .collect();
    rewrite(&html, handlers)?;
    let shell = Shell {
        html,
        ..shell.into_inner()
    };
    if shell.js.is_empty() || shell.wasm.is_empty() {
        return Err(Error::new("it names no app"));
    }
    Ok(shell)
}

/// Removes the indentation and the lines of comments from inline scripts: every page is downloaded with them. The scripts have
/// no texts of several lines.
fn without_comments(html: &str) -> String {
    const START: &str = "<script>";
    let mut pieces = html.split(START);
    let mut short = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find("</script>").unwrap_or_default();
        let (script, rest) = piece.split_at(end);
        let code: Vec<&str> = script
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
            .collect();
        short += START;
        short += &code.join("\n");
        short += rest;
    }
    short
}

/// Returns whether press prerendered a page for this folder; an empty name stands for the library.
pub(crate) fn is_page_of(html: &str, slug: &str) -> Result<bool> {
    let found = Cell::new(false);
    let expected = escape_attribute(slug).replace('"', "&quot;");
    let handler = element!("html[data-prerendered]", |html| {
        found.set(html.get_attribute("data-page").as_deref() == Some(expected.as_str()));
        Ok(())
    });
    rewrite(html, vec![handler])?;
    Ok(found.get())
}

/// Returns whether press wrote a page or a shell. It is `false` for a page that cannot be parsed.
pub(crate) fn is_own_page(html: &[u8]) -> bool {
    let html = String::from_utf8_lossy(html);
    is_shell(&html).unwrap_or_default()
}

fn is_shell(html: &str) -> Result<bool> {
    let found = Cell::new(false);
    let handler = element!("html[data-shell]", |_| {
        found.set(true);
        Ok(())
    });
    rewrite(html, vec![handler])?;
    Ok(found.get())
}

fn file_handlers(shell: &RefCell<Shell>) -> Handlers<'_> {
    vec![
        element!("html[data-js]", |html| {
            let mut shell = shell.borrow_mut();
            let name = |attribute| html.get_attribute(attribute).unwrap_or_default();
            shell.js = name("data-js");
            shell.wasm = name("data-wasm");
            shell.parts = name("data-parts");
            shell.icon = name("data-icon");
            shell.style = StyleSheets::Bundled(name("data-css"));
            Ok(())
        }),
        element!("meta[name=recto-app]", |meta| {
            let content = meta.get_attribute("content").unwrap_or_default();
            let mut names = content.split(' ').map(file_name);
            let mut shell = shell.borrow_mut();
            shell.js = names.next().unwrap_or_default();
            shell.wasm = names.next().unwrap_or_default();
            Ok(())
        }),
        element!("meta[name=recto-parts]", |meta| {
            shell.borrow_mut().parts = meta.get_attribute("content").unwrap_or_default();
            Ok(())
        }),
        element!("link[rel=stylesheet][href]", |link| {
            if let StyleSheets::Separate(names) = &mut shell.borrow_mut().style {
                names.extend(link.get_attribute("href").map(|href| file_name(&href)));
            }
            Ok(())
        }),
        element!("link[rel=icon][href]", |link| {
            shell.borrow_mut().icon = link
                .get_attribute("href")
                .map(|href| file_name(&href))
                .unwrap_or_default();
            Ok(())
        }),
    ]
}

/// Collects inline texts, which may arrive in several chunks.
fn text_handlers(shell: &RefCell<Shell>) -> Handlers<'_> {
    vec![
        element!("script:not([src]):not(#overlay-policy)", |_| {
            shell.borrow_mut().scripts.push(String::new());
            Ok(())
        }),
        text!("script:not([src]):not(#overlay-policy)", |piece| {
            if let Some(script) = shell.borrow_mut().scripts.last_mut() {
                script.push_str(piece.as_str());
            }
            Ok(())
        }),
        element!("style", |_| {
            shell.borrow_mut().styles.push(String::new());
            Ok(())
        }),
        text!("style", |piece| {
            if let Some(style) = shell.borrow_mut().styles.last_mut() {
                style.push_str(piece.as_str());
            }
            Ok(())
        }),
    ]
}

/// Returns the file name of a URL: `a-1.css` for `./a-1.css`.
fn file_name(href: &str) -> String {
    href.rsplit('/').next().unwrap_or(href).to_owned()
}
