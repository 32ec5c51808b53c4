//! Payloads from tests of sanitizers, each at every possible position of an article.

/// Hostile article.
pub(crate) struct Payload {
    /// Attack and its position.
    pub(crate) name: String,
    /// Markdown of the article.
    pub(crate) markdown: String,
}

/// Markup that runs a script or fetches something. `CANARY` is a URL that nothing may request.
const MARKUP: [(&str, &str); 52] = [
    ("a script", "<script>pwned()</script>"),
    ("a script from elsewhere", "<script src=CANARY></script>"),
    ("a script that is not closed", "<script>pwned()"),
    (
        "a script in upper and lower case",
        "<ScRiPt>pwned()</sCrIpT>",
    ),
    ("a script with a slash", "<script/x>pwned()</script/x>"),
    ("a module", "<script type=module>pwned()</script>"),
    (
        "a script around a comment",
        "<script><!--\npwned()//--></script>",
    ),
    (
        "an image that fails to load",
        "<img src=x: onerror=pwned()>",
    ),
    (
        "an image that fails to load, with slashes",
        "<img/src=\"x:\"/onerror=\"pwned()\">",
    ),
    ("an image from elsewhere", "<img src=CANARY onload=pwned()>"),
    (
        "an image with several sources",
        "<img srcset=\"CANARY 1x\" src=CANARY>",
    ),
    (
        "an image with a tab in its handler",
        "<img src=x: onerror\t=pwned()>",
    ),
    (
        "an image with backquotes",
        "<img src=`x:` onerror=`pwned()`>",
    ),
    (
        "an image with entities",
        "<img src=x: onerror=&#112;&#119;&#110;&#101;&#100;&#40;&#41;>",
    ),
    ("a drawing", "<svg onload=pwned()>"),
    (
        "a drawing with a script",
        "<svg><script>pwned()</script></svg>",
    ),
    (
        "a drawing that links",
        "<svg><a xlink:href=\"javascript:pwned()\"><text y=20>x</text></a></svg>",
    ),
    (
        "a drawing that animates",
        "<svg><animate onbegin=pwned() attributeName=x dur=1s></svg>",
    ),
    (
        "a drawing that sets an address",
        "<svg><a><set attributeName=href to=javascript:pwned()></a></svg>",
    ),
    (
        "a drawing that uses another",
        "<svg><use href=\"data:image/svg+xml,<svg id=x onload=pwned()>#x\"></svg>",
    ),
    (
        "a foreign object",
        "<svg><foreignObject><iframe onload=pwned()></iframe></foreignObject></svg>",
    ),
    (
        "a style in a drawing",
        "<svg><style><img src=x: onerror=pwned()></style></svg>",
    ),
    (
        "a formula that links",
        "<math><a xlink:href=javascript:pwned()>x</a></math>",
    ),
    (
        "a formula that becomes a style",
        "<math><mtext><table><mglyph><style><img src=x: onerror=pwned()></style></mglyph></table></mtext></math>",
    ),
    (
        "a formula with an annotation",
        "<math><annotation-xml encoding=text/html><img src=x: onerror=pwned()></annotation-xml></math>",
    ),
    ("a frame", "<iframe src=javascript:pwned()></iframe>"),
    (
        "a frame with its document",
        "<iframe srcdoc=\"<script>parent.pwned()</script>\"></iframe>",
    ),
    ("a frame from elsewhere", "<iframe src=CANARY></iframe>"),
    ("an object", "<object data=javascript:pwned()></object>"),
    ("an embedded thing", "<embed src=CANARY>"),
    (
        "a form",
        "<form action=javascript:pwned()><button>x</button></form>",
    ),
    (
        "a button with its own address",
        "<form><button formaction=javascript:pwned()>x</button></form>",
    ),
    (
        "a field with the focus",
        "<input autofocus onfocus=pwned()>",
    ),
    (
        "a list of choices with the focus",
        "<select autofocus onfocus=pwned()></select>",
    ),
    (
        "a text field that was closed",
        "<textarea autofocus onfocus=pwned()></textarea><img src=x: onerror=pwned()>",
    ),
    (
        "a style",
        "<style>@import 'CANARY';*{background:url(CANARY)}</style>",
    ),
    (
        "a style attribute",
        "<p style=\"background:url(CANARY)\">x</p>",
    ),
    ("a style sheet", "<link rel=stylesheet href=CANARY>"),
    (
        "a refresh",
        "<meta http-equiv=refresh content=\"0;url=javascript:pwned()\">",
    ),
    ("a base", "<base href=CANARY>"),
    (
        "a template",
        "<template><script>pwned()</script></template>",
    ),
    (
        "a noscript that turns",
        "<noscript><p title=\"</noscript><img src=x: onerror=pwned()>\"></noscript>",
    ),
    (
        "a title that turns",
        "<title><a title=\"</title><img src=x: onerror=pwned()>\"></title>",
    ),
    (
        "a table that lets go",
        "<table><td><form><table><img src=x: onerror=pwned()></table></form></td></table>",
    ),
    (
        "details that open",
        "<details open ontoggle=pwned()><summary>x</summary></details>",
    ),
    (
        "a mark with a handler",
        "<mark onmouseover=pwned() style=\"color:red\">x</mark>",
    ),
    (
        "a film",
        "<video onerror=pwned()><source src=CANARY></video>",
    ),
    ("a sound", "<audio src=CANARY onerror=pwned()></audio>"),
    ("a body", "<body onload=pwned() onpageshow=pwned()>"),
    (
        "a comment that ends early",
        "<!--><img src=x: onerror=pwned()>-->",
    ),
    (
        "a section of text",
        "<![CDATA[<img src=x: onerror=pwned()>]]>",
    ),
    (
        "an element that names the document",
        "<img name=getElementById><form id=documentElement><input name=attributes></form>",
    ),
];

/// URLs that run a script or must not be followed.
const ADDRESSES: [(&str, &str); 16] = [
    ("a script", "javascript:pwned()"),
    ("a script in capitals", "JaVaScRiPt:pwned()"),
    ("a script after a space", "&#32;javascript:pwned()"),
    (
        "a script after a control character",
        "&#1;javascript:pwned()",
    ),
    ("a script with a tab inside", "java&Tab;script:pwned()"),
    (
        "a script with a line break inside",
        "java&NewLine;script:pwned()",
    ),
    (
        "a script with an entity for its colon",
        "javascript&colon;pwned()",
    ),
    (
        "a script in numbers",
        "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;pwned()",
    ),
    ("a script that is percent-encoded", "javascript:%70wned()"),
    (
        "a script that looks like a comment",
        "javascript://example.org/%0Apwned()",
    ),
    ("an old script", "vbscript:pwned()"),
    (
        "a document of its own",
        "data:text/html,<script>parent.pwned()</script>",
    ),
    (
        "a document in base 64",
        "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQoKTwvc2NyaXB0Pg==",
    ),
    (
        "a drawing of its own",
        "data:image/svg+xml,<svg onload=pwned() xmlns=http://www.w3.org/2000/svg>",
    ),
    ("a blob", "blob:http://example.org/1"),
    ("a file", "file:///etc/passwd"),
];

/// Positions of markup in an article: the text before and after it.
const PLACES: [(&str, &str, &str); 3] = [
    ("as a block", "# T\n\nBefore.\n\n", "\n\nAfter.\n"),
    ("within a line", "# T\n\nBefore *and ", " after* it.\n"),
    (
        "in a heading, a list, a quotation and a table",
        "# T\n\n",
        "",
    ),
];

/// Ways to write a URL.
const LINKS: [(&str, &str); 5] = [
    ("a link", "[x](<A>)"),
    ("an image", "![x](<A>)"),
    ("a link by reference", "[x]\n\n[x]: <A>"),
    ("an image that is a link", "[![x](<A>)](<A> 'A')"),
    (
        "an address in angle brackets, bare, and in a note",
        "<A> A [^n]\n\n[^n]: [x](<A>)",
    ),
];

/// Values that break out of an attribute when strings are concatenated.
const BREAKOUTS: [&str; 4] = [
    "\"><script>pwned()</script>",
    "' onmouseover='pwned()",
    "x\" onerror=\"pwned()\" y=\"",
    "</title></style></textarea><img src=x: onerror=pwned()>",
];

/// Positions where text becomes an attribute's value or leaves the article's body.
const VALUES: [(&str, &str); 8] = [
    ("alternative text of an image", "# T\n\n![V](x.svg)"),
    (
        "the title of a link",
        "# T\n\n[x](https://example.org '' \"V\")\n\n[x](https://example.org (V))",
    ),
    (
        "the language of code",
        "# T\n\n```V\ncode\n```\n\n~~~ V\ncode\n~~~",
    ),
    ("the id of a heading", "# T\n\n## Heading {#V}\n\n## V"),
    ("the name of a note", "# T\n\nA note[^V].\n\n[^V]: V"),
    (
        "front matter",
        "---\ntitle: 'V'\ndescription: |\n  V\nauthor: ['V']\nlang: |\n  V\ndir: |\n  V\ndate: |\n  V\ntags: ['V']\nimage: |\n  V\nimage_alt: |\n  V\n---\n\nText.",
    ),
    (
        "a pull quote",
        "# T\n\nText. {\" V is pulled out of this text. \"} Text.\n\n> [!PULLQUOTE]\n> V\n> — V",
    ),
    ("a formula", "# T\n\n$V$\n\n$$\nV\n$$"),
];

/// All payloads.
pub(crate) fn payloads(canary: &str) -> Vec<Payload> {
    let mut payloads = Vec::new();
    for (what, markup) in MARKUP {
        let markup = markup.replace("CANARY", canary);
        for (place, before, after) in PLACES {
            let within = if after.is_empty() {
                everywhere(&markup)
            } else {
                markup.clone()
            };
            payloads.push(Payload {
                name: format!("{what} {place}"),
                markdown: format!("{before}{within}{after}"),
            });
        }
    }
    for (what, address) in ADDRESSES {
        for (way, markdown) in LINKS {
            let markdown = format!("# T\n\n{}\n", markdown.replace('A', address));
            payloads.push(Payload {
                name: format!("{what} as {way}"),
                markdown,
            });
        }
    }
    for value in BREAKOUTS {
        for (place, markdown) in VALUES {
            payloads.push(Payload {
                name: format!("{value} in {place}"),
                markdown: markdown.replace('V', value),
            });
        }
    }
    payloads
}

/// Puts markup into a heading, a list item, a block quote, a table cell and a footnote.
fn everywhere(markup: &str) -> String {
    let line = markup.replace('\n', " ");
    let cell = line.replace('|', "\\|");
    format!(
        "## {line}\n\n- {line}\n\n> {line}\n\n| a |\n|---|\n| {cell} |\n\nText[^n].\n\n[^n]: {line}\n"
    )
}
