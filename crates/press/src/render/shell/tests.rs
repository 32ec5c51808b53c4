use super::*;

const BUILT: &str = concat!(
    r#"<!doctype html><html lang="en" data-shell="root"><meta charset=utf-8><title>Recto</title>"#,
    "<style>a{}</style><script>boot()</script>",
    r#"<link rel="icon" href="./icon-1.svg"><link rel="stylesheet" href="./a-1.css"><link rel="stylesheet" href="./b-1.css">"#,
    r#"<meta name="recto-app" content="./recto-1.js ./recto-1_bg.wasm"><meta name="recto-parts" content="search:chunk-1.wasm,search-1.wasm"><body></body></html>"#,
);

const LIVE_RELOAD: &str = "<script>new WebSocket('ws://' + '{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}.well-known/trunk/ws')</script>";

fn assets() -> Assets {
    Assets {
        style: "style-1.css".to_owned(),
        fonts: Some("fonts/a.woff2"),
    }
}

fn page(html: &str) -> String {
    read(html).unwrap().write(&assets(), Level::Page).unwrap()
}

#[test]
fn files_are_named_without_paths() {
    let shell = read(BUILT).unwrap();
    assert_eq!(
        (shell.js.as_str(), shell.wasm.as_str()),
        ("recto-1.js", "recto-1_bg.wasm")
    );
    assert_eq!(shell.icon, "icon-1.svg");
    assert_eq!(
        shell.style,
        StyleSheets::Separate(vec!["a-1.css".into(), "b-1.css".into()])
    );
    let html = r#"<html lang="en" data-shell="page" data-js="recto-1.js" data-wasm="recto-1_bg.wasm" data-parts="search:chunk-1.wasm,search-1.wasm" data-css="style-1.css" data-icon="icon-1.svg" data-fonts="fonts/a.woff2">"#;
    assert!(page(BUILT).contains(html), "{}", page(BUILT));
}

#[test]
fn no_other_element_loads_a_file() {
    let page = page(BUILT);
    assert!(
        !page.contains("<link") && !page.contains("recto-app") && !page.contains("recto-parts"),
        "{page}"
    );
}

#[test]
fn the_policy_precedes_everything_that_it_governs() {
    let page = page(BUILT);
    let policy = page.find("Content-Security-Policy").unwrap();
    assert!(
        page.find("charset").unwrap() < policy && policy < page.find("<title>").unwrap(),
        "{page}"
    );
}

#[test]
fn every_inline_script_and_style_is_hashed() {
    let policy = policy(["boot()"], ["a{}"], Server::Host);
    assert!(page(BUILT).contains(&format!(r#"content="{policy}""#)));
}

#[test]
fn inline_scripts_have_no_comments() {
    let script =
        "// Starts.\n(() => {\n  // In ms.\n  const A = \"//\"; // One.\n\n  start(A);\n})();\n";
    let short = "(() => {\nconst A = \"//\"; // One.\nstart(A);\n})();";
    let html = page(&BUILT.replace("boot()", script));
    assert!(
        html.contains(&format!("<script>{short}</script>")),
        "{html}"
    );
    let policy = policy([short], ["a{}"], Server::Host);
    assert!(html.contains(&format!(r#"content="{policy}""#)));
}

#[test]
fn a_written_page_is_read_as_the_same_shell() {
    for html in [
        BUILT.to_owned(),
        BUILT.replace("<body>", &format!("<body>{LIVE_RELOAD}")),
    ] {
        let once = page(&html);
        let again = read(&once).unwrap();
        assert_eq!(again.style, StyleSheets::Bundled("style-1.css".into()));
        assert_eq!(again.parts, "search:chunk-1.wasm,search-1.wasm");
        assert_eq!(page(&once), once);
    }
}

#[test]
fn live_reload_is_hashed_as_it_is_served() {
    let page = page(&BUILT.replace("<body>", &format!("<body>{LIVE_RELOAD}")));
    let served = "new WebSocket('ws://' + window.location.host + '/.well-known/trunk/ws')";
    let policy = policy(
        [live_reload::OVERLAY_SCRIPT, "boot()", served],
        ["a{}"],
        Server::Trunk,
    );
    assert!(
        page.contains(served) && page.contains(&format!(r#"content="{policy}""#)),
        "{page}"
    );
}

#[test]
fn a_page_without_an_app_or_an_encoding_is_an_error() {
    assert!(
        read("<!doctype html><p>Hello")
            .unwrap_err()
            .to_string()
            .contains("names no app")
    );
    let shell = read(&BUILT.replace("<meta charset=utf-8>", "")).unwrap();
    assert!(
        shell
            .write(&assets(), Level::Root)
            .unwrap_err()
            .to_string()
            .contains("charset")
    );
}

#[test]
fn the_library_link_is_the_sites_address_or_one_folder_up() {
    let shell = "<body><noscript><p>Go to <a href=../>the library</a>.</p></noscript><a href=\"x/\">x</a></body>";
    let address = SiteUrl::parse("https://example.org/read/").unwrap();
    let with_address = with_library_link(shell, Some(&address));
    assert!(
        with_address.contains("<a href=\"https://example.org/read/\">the library</a>"),
        "{with_address}"
    );
    assert!(with_address.contains("<a href=\"x/\">x</a>"));
    let without = with_library_link(&with_address, None);
    assert!(without.contains("<a href=\"../\">the library"), "{without}");
}
