//! Pages with elements of every kind: their content is in the article or in the report.

use super::{article_of, says};

fn check(html: &str, expected: &str) {
    let (body, _) = article_of(html);
    assert_eq!(body, expected, "{html}");
}

#[test]
fn lists_keep_their_content() {
    check(
        "<ul><li><p>One.</p><p>Two.</p><ol start=4><li>four</li><li>five<ul><li>deep</li></ul></li></ol></li><li>Last</li></ul>",
        "- One.\n\n  Two.\n\n  4. four\n  5. five\n     - deep\n\n- Last",
    );
    check(
        "<ul><li>a</li><ul><li>b</li></ul></ul><ul><li>c</li></ul>",
        "- a\n  - b\n\n<!-- -->\n\n- c",
    );
    check(
        "<ol><li value=3>three</li><li>four</li></ol>",
        "3. three\n4. four",
    );
}

#[test]
fn terms_keep_all_their_definitions() {
    check(
        "<dl><div><dt>Ebb</dt><dd>It goes.</dd></div><dt>Flow</dt><dd><p>It comes.</p><p>Again.</p></dd><dd>Or not.</dd><dt>Neap</dt></dl>",
        "Ebb\n: It goes.\n\nFlow\n: It comes.\n\n  Again.\n: Or not.\n\nNeap",
    );
}

#[test]
fn details_stay_collapsible() {
    check(
        "<details><summary>More <b>of</b> it</summary><p>Words.</p><ul><li>a</li></ul></details>",
        "<details>\n<summary>More **of** it</summary>\n\nWords.\n\n- a\n\n</details>",
    );
    check(
        "<ul><li><details><summary>More</summary>Words.</details></li></ul>",
        "- More\n\n  Words.",
    );
}

#[test]
fn code_keeps_its_lines_and_its_language() {
    check(
        "<pre>one<br>two\n  `three`</pre><div class=\"highlight highlight-source-rust\"><pre>fn main() {}</pre></div><pre class=\"brush: js\">let x;</pre><p>Or <code>a|b `c`</code>, <code>d</code><code>e</code>.</p>",
        "```\none\ntwo\n  `three`\n```\n\n```rust\nfn main() {}\n```\n\n```js\nlet x;\n```\n\nOr `` a|b `c` ``, `de`.",
    );
}

#[test]
fn delimiters_that_would_not_be_recognized_are_left_out() {
    check(
        "<p>a<b>\"b\"</b>c and <b>d</b><b>e</b>, <i> f </i>g.</p>",
        "a\"b\"c and **de**, *f* g.",
    );
    check(
        "<p>Words.</p><section><a href=\"https://b.example\"><div><p>One.</p><p>Two.</p></div></a></section>",
        "Words.\n\n[One.](https://b.example/)\n\n[Two.](https://b.example/)",
    );
}

#[test]
fn ruby_annotations_stand_in_brackets() {
    check(
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> is read so.</p>",
        "漢(kan)字(ji) is read so.",
    );
}

#[test]
fn formulas_are_tex_where_the_page_has_it() {
    let (body, report) = article_of(
        "<p>So <span class=\"katex\"><span class=\"katex-mathml\"><math><semantics><mi>y</mi><annotation encoding=\"application/x-tex\">y^2_1</annotation></semantics></math></span><span class=\"katex-html\" aria-hidden=\"true\">y2</span></span>, and <math><mi>x</mi><mo>=</mo><mn>1</mn></math>.</p>",
    );
    assert_eq!(body, "So $y^2_1$, and x=1.");
    assert!(says(&report, "1 formulas have no TeX"), "{report:?}");
}

#[test]
fn lazy_images_get_their_real_url() {
    check(
        "<p><img class=lazy src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"https://e.example/lazy.jpg\" alt=\"Lazy\"></p><noscript><img src=\"https://e.example/other.jpg\" alt=\"Other\"></noscript><p>Words.</p><picture><source srcset=\"https://e.example/p-400.webp 400w, https://e.example/p-800.webp 800w\"><img alt=\"Picture\"></picture>",
        "![Lazy](https://e.example/lazy.jpg)\n\n![Other](https://e.example/other.jpg)\n\nWords.\n\n![Picture](https://e.example/p-800.webp)",
    );
    check(
        "<p>Words.</p><img data-src=\"https://e.example/a.jpg\" alt=\"A\"><noscript><img src=\"https://e.example/a.jpg\" alt=\"A\"></noscript>",
        "Words.\n\n![A](https://e.example/a.jpg)",
    );
}

#[test]
fn figures_of_several_images_keep_them_and_the_caption() {
    check(
        "<figure><img src=\"https://e.example/1.png\" alt=\"One\"><img src=\"https://e.example/2.png\" alt=\"Two\"><figcaption>Two of <a href=\"https://e.example/\">them</a></figcaption></figure><figure><a href=\"https://e.example/large.jpg\"><img src=\"https://e.example/small.jpg\" alt=\"Small\"></a><figcaption>One</figcaption></figure>",
        "![One](https://e.example/1.png)![Two](https://e.example/2.png)\n\nTwo of [them](https://e.example/)\n\n![Small](https://e.example/small.jpg \"One\")",
    );
}

#[test]
fn a_quotation_keeps_its_attribution() {
    check(
        "<blockquote cite=\"https://a.example\"><p>Said so.</p><footer>— <cite>Ada Marsh</cite></footer></blockquote>",
        "> Said so.\n>\n> — <cite>Ada Marsh</cite>",
    );
}

#[test]
fn lost_content_is_reported() {
    let (body, report) = article_of(
        "<p>Words.</p><aside><p>An aside, on something else.</p></aside><iframe src=\"https://maps.example/bay\"></iframe><form><label>Your mail</label><button>Send</button></form><svg width=9 height=9><text>North</text></svg><p>Words at the end.</p>",
    );
    assert_eq!(body, "Words.\n\nWords at the end.");
    for words in [
        "not in the article: “An aside, on something else.”",
        "not in the article: the embedded content of https://maps.example/bay",
        "not in the article: “Your mail",
        "1 SVG drawings",
    ] {
        assert!(says(&report, words), "{words}: {report:?}");
    }
    assert!(!says(&report, "Words"), "{report:?}");
}
