use super::{check, check_files, says};

#[test]
fn aliases_are_mapped_and_unknown_keys_kept() {
    let report = check(
        "2026-05-06-low-tide.md",
        "---\nlayout: post\ntitle: 'Low: tide'\ncategories: sea craft\ntags: [sea, walks]\nexcerpt: What the sea leaves.\nlast_modified_at: 2026-05-07 08:00:00 +0200\npublished: false\npermalink: /:title/\nimage:\n  path: https://e.example/a.png\n  alt: A shore\n  width: 100\n---\n\nText.\n",
        "low-tide",
        "---\ntitle: \"Low: tide\"\ndescription: What the sea leaves.\ndate: 2026-05-06\nupdated: 2026-05-07 08:00:00 +0200\ntags: [sea, walks, craft]\nimage: \"https://e.example/a.png\"\nimage_alt: A shore\ndraft: true\nimported_image: {width: 100}\nlayout: post\npermalink: \"/:title/\"\n---\n\nText.\n",
    );
    for words in [
        "description: from `excerpt`",
        "tags: from `categories`",
        "updated: from `last_modified_at`",
        "draft: from `published: false`",
        "date: from the file name",
        "kept unchanged: imported_image, layout, permalink",
    ] {
        assert!(says(&report, words), "{words}: {report:?}");
    }
}

#[test]
fn unreadable_values_are_kept_under_another_key() {
    let report = check(
        "a.md",
        "---\ndate: some day\nauthor:\n  name: Ada Marsh\n  url: https://e.example\ndraft: perhaps\n---\nText.\n",
        "a",
        "---\nauthor: Ada Marsh\nimported_date: some day\nimported_author: {name: Ada Marsh, url: \"https://e.example\"}\nimported_draft: perhaps\n---\n\nText.\n",
    );
    assert!(says(&report, "which is kept as `imported_date`"));
}

#[test]
fn liquid_with_an_equivalent_becomes_markdown() {
    let report = check_files(
        &[
            (
                "_posts/a.md",
                "See [b]({% post_url 2026-01-02-b %}) and [c]({{ site.baseurl }}https://c.example).\n\n{% highlight rust %}\nlet a = \"{{ b }}\";\n{% endhighlight %}\n\nText.\n{: .lead}\n\n{% include note.html %}\n\n`{% raw %}`\n",
            ),
            ("articles/b.md", "Text."),
        ],
        "a",
        "---\n---\n\nSee [b](b.md) and [c](https://c.example).\n\n```rust\nlet a = \"{{ b }}\";\n```\n\nText.\n\n{% include note.html %}\n\n`{% raw %}`\n",
    );
    assert!(says(&report, "the tag `include note.html` was kept"));
    assert!(says(&report, "attributes were left out: {: .lead}"));
}

#[test]
fn images_below_the_root_of_the_site_are_copied() {
    check_files(
        &[
            (
                "site/_posts/2026-05-06-a.md",
                "![A](/assets/x y.png) ![B](</assets/x y.png>)\n",
            ),
            ("site/assets/x y.png", "x"),
        ],
        "a",
        "---\ndate: 2026-05-06\n---\n\n![A](/assets/x y.png) ![B](<images/2026-05-06-a/x%20y.png>)\n",
    );
}
