//! Markup of Recto's own dialect.

use document::{Article, parse, render::html};

fn check(text: &str, expected: &str) -> Article {
    let article = parse(text);
    assert_eq!(html::body(&article), expected, "{text:?}");
    article
}

#[test]
fn anchors_of_headings_are_named_by_their_section() {
    check(
        "## A & *b* {#c}",
        "<h2 id=\"c\">A &amp; <em>b</em><a class=\"anchor\" href=\"#c\" aria-label=\"Link to section: A &amp; b\"></a></h2>",
    );
    assert!(html::body(&parse("---\nlang: fr\n---\n## A")).contains("Lien vers la section : A"));
}

#[test]
fn scrollable_blocks_are_reachable_with_the_keyboard() {
    check(
        "```rust x\na<b\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">a&lt;b\n</code></pre>",
    );
    check(
        "| a | b |\n|:-:|--:|\n| c | d |",
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr><th align=\"center\">a</th>\
         <th align=\"right\">b</th></tr></thead><tbody><tr><td align=\"center\">c</td><td align=\"right\">d</td></tr></tbody></table></div>",
    );
}

#[test]
fn external_links_have_rel_noopener_noreferrer() {
    check(
        "[a](https://b.example \"t\")",
        "<p><a href=\"https://b.example\" title=\"t\" rel=\"noopener noreferrer\">a</a></p>",
    );
    check("[a](b.md)", "<p><a href=\"b.md\">a</a></p>");
}

#[test]
fn a_refused_link_becomes_its_text() {
    let article = check(
        "a [b *c*](javascript:x) d ![e](data:x)",
        "<p>a b <em>c</em> d e</p>",
    );
    assert_eq!(article.diagnostics.len(), 2);
}

#[test]
fn math_is_rendered_as_code() {
    check(
        "a $x < y$ b",
        "<p>a <code class=\"math\">x &lt; y</code> b</p>",
    );
    check("from $5 to $10", "<p>from $5 to $10</p>");
    check("$5-$10", "<p>$5-$10</p>");
}

#[test]
fn punctuation_is_smart() {
    check("\"a\" -- b --- it's...", "<p>“a” – b — it’s…</p>");
}

#[test]
fn superscripts_and_subscripts_within_words() {
    check("x\\^2^ a\\~b~", "<p>x^2^ a~b~</p>");
    check(
        "about ~5 and ~6, 2^10 or 2^11",
        "<p>about ~5 and ~6, 2^10 or 2^11</p>",
    );
    check("*x^n^*^a^", "<p><em>x<sup>n</sup></em><sup>a</sup></p>");
    check(
        "x^2^ H~2~O ~~d~~",
        "<p>x<sup>2</sup> H<sub>2</sub>O <del>d</del></p>",
    );
}

#[test]
fn definition_lists() {
    check(
        "a\n: b\n: c *d*",
        "<dl><dt>a</dt><dd>b</dd><dd>c <em>d</em></dd></dl>",
    );
    check(
        "a\n\n: b\n\n  c",
        "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>",
    );
}

#[test]
fn html_elements_without_attributes_are_permitted() {
    check(
        "a <kbd>b *c*</kbd> d<br>e",
        "<p>a <kbd>b <em>c</em></kbd> d<br>e</p>",
    );
    check(
        "H<sub>2</sub>O <SUP>x</SUP>",
        "<p>H<sub>2</sub>O <sup>x</sup></p>",
    );
}

#[test]
fn unclosed_html_elements_are_text() {
    check("a <sub>b", "<p>a &lt;sub&gt;b</p>");
    check("a </sub>b", "<p>a &lt;/sub&gt;b</p>");
    check(
        "*a <sub>b* c</sub>",
        "<p><em>a &lt;sub&gt;b</em> c&lt;/sub&gt;</p>",
    );
    check(
        "<sub>a <sup>b</sub>",
        "<p>&lt;sub&gt;a &lt;sup&gt;b&lt;/sub&gt;</p>",
    );
    check(
        "- <sub>a\n  - b</sub>",
        "<ul><li>&lt;sub&gt;a<ul><li>b&lt;/sub&gt;</li></ul></li></ul>",
    );
}

#[test]
fn other_html_is_shown_as_text() {
    check(
        "a <b onclick=\"x\">c</b>",
        "<p>a &lt;b onclick=“x”&gt;c&lt;/b&gt;</p>"
            .replace(['“', '”'], "\"")
            .as_str(),
    );
    check(
        "<script>\nx\n</script>",
        "<pre class=\"html\" tabindex=\"0\"><code>&lt;script&gt;\nx\n&lt;/script&gt;</code></pre>",
    );
    check(
        "<!-- nobody sees it -->\n\na <!-- nor this -->",
        "<p>a </p>",
    );
}

#[test]
fn details_open_and_close() {
    check(
        "<details>\n<summary>A *b*</summary>\n\nc\n\n- d\n\n</details>\n\ne",
        "<details><summary>A <em>b</em></summary><p>c</p><ul><li>d</li></ul></details><p>e</p>",
    );
    check(
        "<details><summary>A</summary>b</details>\n",
        "<details><summary>A</summary><p>b</p></details>",
    );
    check(
        "<details>\n\na",
        "<pre class=\"html\" tabindex=\"0\"><code>&lt;details&gt;\n</code></pre><p>a</p>",
    );
    check(
        "> <details>\n>\n> a\n\n</details>",
        concat!(
            "<blockquote><pre class=\"html\" tabindex=\"0\"><code>&lt;details&gt;\n</code></pre><p>a</p></blockquote>",
            "<pre class=\"html\" tabindex=\"0\"><code>&lt;/details&gt;</code></pre>"
        ),
    );
}

#[test]
fn carriage_returns_end_lines_and_nul_is_replaced() {
    let html = html::body(&parse("## A\r\rb\0c\r\nd"));
    assert!(html.contains("<p>b\u{fffd}c\nd</p>"), "{html:?}");
    let article = parse("---\rtitle: T\r---\rText");
    assert_eq!(article.metadata.title.as_deref(), Some("T"));
}
