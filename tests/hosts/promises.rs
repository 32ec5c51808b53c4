//! What every host is to do with the site, whichever server it has.

use std::fs;

use crate::{response::Response, server::Server};

const ACCEPT: (&str, &str) = ("Accept-Encoding", "gzip, br");

/// What is kept for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// An article of the sample library.
const ARTICLE: &str = "a-short-walk-at-low-tide";

/// Checks all of it; `best` is the coding that the server prefers of those written beforehand.
pub(crate) fn check(server: &Server, best: &str) {
    pages_are_asked_for_anew(server);
    files_named_by_their_content_are_kept_for_ever(server);
    types_are_told(server);
    what_was_compressed_beforehand_is_sent(server, best);
    articles_are_sent_as_they_are_now(server);
    what_is_not_there_has_the_shell(server);
    an_address_without_its_slash_leads_to_that_with_it(server);
    what_is_hidden_stays_so(server);
}

fn ask(server: &Server, path: &str, headers: &[(&str, &str)]) -> Response {
    Response::of(
        server.port,
        &(server.place.base().to_owned() + path),
        headers,
    )
}

/// The name of the file in the site's root that ends so.
fn named(server: &Server, ending: &str) -> String {
    let names = fs::read_dir(server.file("")).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.ends_with(ending))
        .unwrap_or_else(|| panic!("the site has no file {ending}"))
}

fn pages_are_asked_for_anew(server: &Server) {
    let article = format!("{ARTICLE}/");
    for path in [
        "",
        &article,
        "articles/index.json",
        &format!("articles/{ARTICLE}.md"),
    ] {
        let answer = ask(server, path, &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        // It is what makes asking again cheap.
        let tag = answer.header("etag").unwrap().to_owned();
        let again = ask(server, path, &[("If-None-Match", &tag)]);
        assert_eq!(again.status, 304, "{path}");
    }
    let page = ask(server, &article, &[]);
    let policy = page.header("content-security-policy");
    assert_eq!(policy, Some("frame-ancestors 'self'"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(
        page.body,
        fs::read(server.file(&format!("{article}index.html"))).unwrap()
    );
}

fn files_named_by_their_content_are_kept_for_ever(server: &Server) {
    for ending in [".js", ".wasm", ".css", ".svg"] {
        let answer = ask(server, &named(server, ending), &[]);
        assert_eq!(answer.status, 200, "{ending}");
        assert_eq!(answer.header("cache-control"), Some(FOR_EVER), "{ending}");
    }
    // One of an earlier build, asked for by a page of then, may be there again tomorrow.
    let gone = ask(server, "recto-0123456789abcdef.js", &[]);
    assert_eq!(gone.status, 404);
    assert_eq!(gone.header("cache-control"), Some("no-cache"));
    assert_eq!(
        gone.header("content-type"),
        Some("text/html; charset=utf-8")
    );
}

fn types_are_told(server: &Server) {
    let fonts = server.file("fonts/a.woff2");
    fs::create_dir_all(server.file("fonts")).unwrap();
    fs::write(fonts, "font").unwrap();
    fs::write(server.file("feed.xml"), "<feed/>").unwrap();
    let cases = [
        (String::new(), "text/html"),
        (named(server, ".wasm"), "application/wasm"),
        (named(server, ".js"), "text/javascript"),
        (named(server, ".css"), "text/css"),
        (named(server, ".svg"), "image/svg+xml"),
        (format!("articles/{ARTICLE}.md"), "text/markdown"),
        ("articles/index.json".to_owned(), "application/json"),
        ("fonts/a.woff2".to_owned(), "font/woff2"),
    ];
    for (path, expected) in cases {
        let answer = ask(server, &path, &[]);
        let found = answer.header("content-type").unwrap();
        assert_eq!(found.split(';').next(), Some(expected), "{path}");
        if ["text/html", "text/markdown", "text/css"].contains(&expected) {
            assert!(
                found.to_lowercase().ends_with("charset=utf-8"),
                "{path}: {found}"
            );
        }
    }
    let feed = ask(server, "feed.xml", &[]);
    let kind = feed.header("content-type").unwrap();
    assert!(kind.contains("/xml"), "{kind}");
}

fn what_was_compressed_beforehand_is_sent(server: &Server, best: &str) {
    let page = format!("{ARTICLE}/index.html");
    for name in [page, named(server, ".wasm"), named(server, ".css")] {
        let path = name.replace("index.html", "");
        let answer = ask(server, &path, &[ACCEPT]);
        assert_eq!(answer.header("content-encoding"), Some(best), "{name}");
        let ending = if best == "br" { "br" } else { "gz" };
        let written = fs::read(server.file(&format!("{name}.{ending}"))).unwrap();
        assert!(answer.body == written, "{name} is compressed anew");
        let vary = answer.header("vary").unwrap().to_lowercase();
        assert!(vary.contains("accept-encoding"), "{name}: {vary}");

        let gzip = ask(server, &path, &[("Accept-Encoding", "gzip")]);
        assert_eq!(gzip.header("content-encoding"), Some("gzip"), "{name}");
        assert!(gzip.body == fs::read(server.file(&format!("{name}.gz"))).unwrap());
        let plain = ask(server, &path, &[]);
        assert_eq!(plain.header("content-encoding"), None, "{name}");
        assert!(plain.body == fs::read(server.file(&name)).unwrap());
    }
}

/// Without building the site again: an article that was changed or added.
fn articles_are_sent_as_they_are_now(server: &Server) {
    let path = format!("articles/{ARTICLE}.md");
    let text = format!("# Changed\n\n{}", "The tide is out. ".repeat(200));
    fs::write(server.file(&path), &text).unwrap();
    assert_eq!(ask(server, &path, &[]).body, text.as_bytes());
    let packed = ask(server, &path, &[ACCEPT]);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < text.len() / 4);
    fs::write(server.file("articles/added.md"), "# Added").unwrap();
    assert_eq!(ask(server, "articles/added.md", &[]).status, 200);
    // Its page is the shell, which the app fills.
    assert_eq!(ask(server, "added/", &[]).status, 404);
}

fn what_is_not_there_has_the_shell(server: &Server) {
    let shell = fs::read(server.file("404.html")).unwrap();
    for path in ["nowhere/", "no/where/", "articles/none.md"] {
        let answer = ask(server, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body == shell, "{path} has another page");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        let kind = answer.header("content-type").unwrap();
        assert!(kind.starts_with("text/html"), "{path}: {kind}");
    }
}

fn an_address_without_its_slash_leads_to_that_with_it(server: &Server) {
    let answer = ask(server, ARTICLE, &[]);
    assert!([301, 302, 307, 308].contains(&answer.status), "{answer:?}");
    let location = answer.header("location").unwrap();
    // Relative to whatever host and port the reader has asked.
    let expected = format!("{}{ARTICLE}/", server.place.base());
    assert!(
        [expected.as_str(), &format!("{ARTICLE}/")].contains(&location),
        "{location}"
    );
}

fn what_is_hidden_stays_so(server: &Server) {
    assert!(server.file(".press.json").is_file());
    assert_eq!(ask(server, ".press.json", &[]).status, 404);
}
