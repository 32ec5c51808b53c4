//! Checks that every server passes.

use std::fs;

use crate::{response::Response, server::Server};

const ACCEPT: (&str, &str) = ("Accept-Encoding", "gzip, br");

/// `Cache-Control` of files named by a hash.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Slug of a sample article.
const ARTICLE: &str = "a-short-walk-at-low-tide";

/// Runs all checks; `preferred` is the encoding of the precompressed files that the server prefers.
pub(crate) fn check(server: &Server, preferred: &str) {
    pages_are_revalidated(server);
    files_named_by_a_hash_are_cached_for_ever(server);
    content_types_are_right(server);
    precompressed_files_are_sent(server, preferred);
    articles_are_sent_in_their_current_version(server);
    missing_pages_get_the_shell(server);
    folders_without_a_slash_redirect(server);
    hidden_files_are_not_served(server);
}

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Response {
    Response::get(
        server.port,
        &(server.location.base().to_owned() + path),
        headers,
    )
}

/// Finds the file in the site's root whose name has an ending.
fn file_ending_in(server: &Server, ending: &str) -> String {
    let names = fs::read_dir(server.file("")).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.ends_with(ending))
        .unwrap_or_else(|| panic!("the site has no file {ending}"))
}

fn pages_are_revalidated(server: &Server) {
    let article = format!("{ARTICLE}/");
    for path in [
        "",
        &article,
        "articles/index.json",
        &format!("articles/{ARTICLE}.md"),
    ] {
        let response = get(server, path, &[]);
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(response.header("cache-control"), Some("no-cache"), "{path}");
        let tag = response.header("etag").unwrap().to_owned();
        let again = get(server, path, &[("If-None-Match", &tag)]);
        assert_eq!(again.status, 304, "{path}");
    }
    let page = get(server, &article, &[]);
    let policy = page.header("content-security-policy");
    assert_eq!(policy, Some("frame-ancestors 'self'"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(
        page.body,
        fs::read(server.file(&format!("{article}index.html"))).unwrap()
    );
}

fn files_named_by_a_hash_are_cached_for_ever(server: &Server) {
    for ending in [".js", ".wasm", ".css", ".svg"] {
        let response = get(server, &file_ending_in(server, ending), &[]);
        assert_eq!(response.status, 200, "{ending}");
        assert_eq!(
            response.header("cache-control"),
            Some(IMMUTABLE),
            "{ending}"
        );
    }
    // A file of an earlier build can return with the next one.
    let gone = get(server, "recto-0123456789abcdef.js", &[]);
    assert_eq!(gone.status, 404);
    assert_eq!(gone.header("cache-control"), Some("no-cache"));
    assert_eq!(
        gone.header("content-type"),
        Some("text/html; charset=utf-8")
    );
}

fn content_types_are_right(server: &Server) {
    let fonts = server.file("fonts/a.woff2");
    fs::create_dir_all(server.file("fonts")).unwrap();
    fs::write(fonts, "font").unwrap();
    fs::write(server.file("feed.xml"), "<feed/>").unwrap();
    let cases = [
        (String::new(), "text/html"),
        (file_ending_in(server, ".wasm"), "application/wasm"),
        (file_ending_in(server, ".js"), "text/javascript"),
        (file_ending_in(server, ".css"), "text/css"),
        (file_ending_in(server, ".svg"), "image/svg+xml"),
        (format!("articles/{ARTICLE}.md"), "text/markdown"),
        ("articles/index.json".to_owned(), "application/json"),
        ("fonts/a.woff2".to_owned(), "font/woff2"),
    ];
    for (path, expected) in cases {
        let response = get(server, &path, &[]);
        let found = response.header("content-type").unwrap();
        assert_eq!(found.split(';').next(), Some(expected), "{path}");
        if ["text/html", "text/markdown", "text/css"].contains(&expected) {
            assert!(
                found.to_lowercase().ends_with("charset=utf-8"),
                "{path}: {found}"
            );
        }
    }
    let feed = get(server, "feed.xml", &[]);
    let kind = feed.header("content-type").unwrap();
    assert!(kind.contains("/xml"), "{kind}");
}

fn precompressed_files_are_sent(server: &Server, preferred: &str) {
    let page = format!("{ARTICLE}/index.html");
    for name in [
        page,
        file_ending_in(server, ".wasm"),
        file_ending_in(server, ".css"),
    ] {
        let path = name.replace("index.html", "");
        let response = get(server, &path, &[ACCEPT]);
        assert_eq!(
            response.header("content-encoding"),
            Some(preferred),
            "{name}"
        );
        let ending = if preferred == "br" { "br" } else { "gz" };
        let written = fs::read(server.file(&format!("{name}.{ending}"))).unwrap();
        assert!(response.body == written, "{name} is compressed again");
        let vary = response.header("vary").unwrap().to_lowercase();
        assert!(vary.contains("accept-encoding"), "{name}: {vary}");

        let gzip = get(server, &path, &[("Accept-Encoding", "gzip")]);
        assert_eq!(gzip.header("content-encoding"), Some("gzip"), "{name}");
        assert!(gzip.body == fs::read(server.file(&format!("{name}.gz"))).unwrap());
        let plain = get(server, &path, &[]);
        assert_eq!(plain.header("content-encoding"), None, "{name}");
        assert!(plain.body == fs::read(server.file(&name)).unwrap());
    }
}

/// Changes and adds an article without another build.
fn articles_are_sent_in_their_current_version(server: &Server) {
    let path = format!("articles/{ARTICLE}.md");
    let text = format!("# Changed\n\n{}", "The tide is out. ".repeat(200));
    fs::write(server.file(&path), &text).unwrap();
    assert_eq!(get(server, &path, &[]).body, text.as_bytes());
    let packed = get(server, &path, &[ACCEPT]);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < text.len() / 4);
    fs::write(server.file("articles/added.md"), "# Added").unwrap();
    assert_eq!(get(server, "articles/added.md", &[]).status, 200);
    // Its page is the shell, which the app fills in.
    assert_eq!(get(server, "added/", &[]).status, 404);
}

fn missing_pages_get_the_shell(server: &Server) {
    let shell = fs::read(server.file("404.html")).unwrap();
    for path in ["nowhere/", "no/where/", "articles/none.md"] {
        let response = get(server, path, &[]);
        assert_eq!(response.status, 404, "{path}");
        assert!(response.body == shell, "{path} has another page");
        assert_eq!(response.header("cache-control"), Some("no-cache"), "{path}");
        let kind = response.header("content-type").unwrap();
        assert!(kind.starts_with("text/html"), "{path}: {kind}");
    }
}

fn folders_without_a_slash_redirect(server: &Server) {
    let response = get(server, ARTICLE, &[]);
    assert!(
        [301, 302, 307, 308].contains(&response.status),
        "{response:?}"
    );
    let location = response.header("location").unwrap();
    // Relative to the host and port of the request.
    let expected = format!("{}{ARTICLE}/", server.location.base());
    assert!(
        [expected.as_str(), &format!("{ARTICLE}/")].contains(&location),
        "{location}"
    );
}

fn hidden_files_are_not_served(server: &Server) {
    assert!(server.file(".press.json").is_file());
    assert_eq!(get(server, ".press.json", &[]).status, 404);
}
