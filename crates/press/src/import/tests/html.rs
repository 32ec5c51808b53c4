use super::{check, check_files, says};

/// Makes a page around an article, with a navigation, a sidebar and a footer.
pub(super) fn page(head: &str, article: &str) -> String {
    let filler = format!("<p>{FILLER}</p>").repeat(5);
    format!(
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">{head}</head><body><nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav><article><h1>Low tide</h1>{article}{filler}</article><aside class=\"sidebar\"><a href=\"/x\">Read next</a></aside><footer>All rights reserved</footer></body></html>"
    )
}

/// Text of every page, long enough to be found as an article.
pub(super) const FILLER: &str = "Twice a day the shore grows by half a mile, and for an hour it belongs to whoever walks on it, to birds, and to the wind that comes over it from the west.";

fn body(before: &str) -> String {
    format!("{before}\n\n{}\n", [FILLER; 5].join("\n\n"))
}

const HEAD: &str = r#"<title>Low tide | The Weir</title>
<meta property="og:title" content="Low tide: a “walk”">
<meta name="description" content="What the sea leaves.">
<meta name="author" content="By Ada Marsh">
<meta property="og:site_name" content="The Weir">
<meta property="article:published_time" content="2026-05-06T07:08:09Z">
<meta property="article:modified_time" content="2026-05-07">
<meta property="og:image" content="/share.png"><meta property="og:image:alt" content="A shore">
<link rel="canonical" href="https://weir.example/essays/low-tide">"#;

#[test]
fn the_article_and_its_metadata_are_found() {
    let report = check(
        "saved page.html",
        &page(
            HEAD,
            "<h2>The edge</h2><p>See <a href=\"../map\">the map</a>.</p>",
        ),
        "low-tide-a-walk",
        &format!(
            "---\ntitle: \"Low tide: a “walk”\"\ndescription: What the sea leaves.\nauthor: Ada Marsh\npublisher: The Weir\ndate: 2026-05-06T07:08:09Z\nupdated: 2026-05-07\nlang: en-GB\nimage: \"https://weir.example/share.png\"\nimage_alt: A shore\ncanonical: \"https://weir.example/essays/low-tide\"\n---\n\n{}",
            body("## The edge\n\nSee [the map](https://weir.example/map).")
        ),
    );
    assert!(says(&report, "author: Ada Marsh"));
}

#[test]
fn a_page_without_metadata_is_imported() {
    let report = check(
        "a.html",
        &page(
            "<title>Low tide</title>",
            "<p>On <time datetime=\"2026-05-06\">Wednesday</time> we went to <a href=\"/about\">see</a> it.</p>",
        ),
        "low-tide",
        &format!(
            "---\ntitle: Low tide\ndate: 2026-05-06\nlang: en-GB\n---\n\n{}",
            body("On Wednesday we went to see it.")
        ),
    );
    assert!(says(&report, "relative links became plain text"));
    assert!(says(&report, "no author was found"));
}

#[test]
fn links_within_the_page_lead_to_its_headings() {
    let report = check(
        "a.html",
        &page(
            HEAD,
            "<p><a href=\"#e1\">Down</a>, <a href=\"https://weir.example/essays/low-tide#e1\">again</a>, <a href=\"#fn\">note</a>.</p><h2 id=\"e1\">The edge</h2><h2 id=\"e2\">Two</h2>",
        ),
        "low-tide-a-walk",
        &{
            let front = "---\ntitle: \"Low tide: a “walk”\"\ndescription: What the sea leaves.\nauthor: Ada Marsh\npublisher: The Weir\ndate: 2026-05-06T07:08:09Z\nupdated: 2026-05-07\nlang: en-GB\nimage: \"https://weir.example/share.png\"\nimage_alt: A shore\ncanonical: \"https://weir.example/essays/low-tide\"\n---\n\n";
            format!(
                "{front}{}",
                body("[Down](#e1), [again](#e1), note.\n\n## The edge {#e1}\n\n## Two")
            )
        },
    );
    assert!(says(&report, "1 links within the page lead to no heading"));
}

#[test]
fn content_becomes_markdown_of_recto() {
    let html = r#"<figure><img src="https://e.example/a.png" alt="A &quot;map&quot;"><figcaption>The <em>bay</em> at [noon]</figcaption></figure>
<p>H<sub>2</sub>O &amp; <kbd>Q</kbd>, <del>old</del>, 5 * 3, $5 to $9 and x^2^, {"no quote"}, ~/a.</p>
<pre><code class="language-rust">let a = "$x^2~";
</code></pre>
<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2|3</td></tr></tbody></table>
<ul><li>one</li><li>two</li></ul><blockquote><p>Said so.</p></blockquote>
<iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>"#;
    let folder = super::folder(&[("a.html", page("<title>Low tide</title>", html).as_bytes())]);
    let imported = super::read(
        &folder.path().join("a.html"),
        &folder.path().join("articles"),
    )
    .unwrap();
    let expected = "![A \\\"map\\\"](https://e.example/a.png \"The bay at \\[noon\\]\")\n\nH<sub>2</sub>O & <kbd>Q</kbd>, ~~old~~, 5 * 3, $5 to $9 and x\\^2\\^, \\{ \"no quote\" \\}, ~/a.\n\n```rust";
    assert!(imported.body.starts_with(expected), "{}", imported.body);
    for words in [
        "```rust\nlet a = \"$x^2~\";\n```",
        "- one\n- two",
        "> Said so.",
        "[A film](<https://www.youtube.com/embed/x>)",
    ] {
        assert!(imported.body.contains(words), "{words}: {}", imported.body);
    }
    let read = document::tree::plain_text::from_article(&document::parse(&imported.markdown()));
    for words in [
        "$5 to $9 and x^2^",
        "no quote",
        "~/a.",
        "2|3",
        "The bay at [noon]",
    ] {
        assert!(read.contains(words), "{words}: {read}");
    }
}

#[test]
fn images_of_a_saved_page_are_copied() {
    let html = page(
        "<title>Low tide</title>",
        "<p><img src=\"a_files/x%20y.png\" alt=\"A\"> <img src=\"no.png\" alt=\"B\"> and text beside it.</p>",
    );
    let report = check_files(
        &[("a.html", &html), ("a_files/x y.png", "x")],
        "low-tide",
        &format!(
            "---\ntitle: Low tide\nlang: en-GB\n---\n\n{}",
            body("![A](a_files/x%20y.png) and text beside it.")
        ),
    );
    assert!(says(&report, "images were left out"));
}

#[test]
fn a_byline_in_the_text_is_not_repeated() {
    let report = check(
        "a.html",
        &page(
            "<title>Low tide</title><meta name=\"author\" content=\"Ada Marsh\">",
            "<div>By <b>Ada Marsh</b></div><p>It is out, by Ada’s watch.</p><dl><dt>Ebb</dt><dd>It goes.</dd></dl>",
        ),
        "low-tide",
        &format!(
            "---\ntitle: Low tide\nauthor: Ada Marsh\nlang: en-GB\n---\n\n{}",
            body("It is out, by Ada’s watch.\n\nEbb\n: It goes.")
        ),
    );
    assert!(says(
        &report,
        "left out a byline that the front matter repeats: By Ada Marsh"
    ));
}

#[test]
fn a_page_without_an_article_is_an_error() {
    let folder = super::folder(&[("a.html", b"<html><body></body></html>")]);
    let problem = super::read(&folder.path().join("a.html"), folder.path())
        .unwrap_err()
        .to_string();
    assert!(problem.contains("no article was found"), "{problem}");
}
