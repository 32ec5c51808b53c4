use super::{check, check_files, says};

#[test]
fn toml_becomes_yaml() {
    let report = check(
        "low-tide.md",
        "+++\n# when it is done\ntitle = \"Low tide\"\ndate = 2026-05-06T07:08:09+02:00\nlastmod = 2026-05-07\ndraft = true\nsummary = \"What the sea leaves.\"\nauthors = [\"Ada Marsh\", \"Omar al-Hakim\"]\nslug = \"a-walk\"\nweight = 10\n[taxonomies]\ntags = [\"sea\"]\nseries = [\"shore\"]\n[cover]\nimage = \"https://e.example/c.png\"\nalt = \"A shore\"\ncaption = \"By the sea\"\n+++\n\nText.\n",
        "a-walk",
        "---\ntitle: Low tide\ndescription: What the sea leaves.\nauthor: [Ada Marsh, Omar al-Hakim]\ndate: 2026-05-06T07:08:09+02:00\nupdated: 2026-05-07\ntags: [sea]\nimage: \"https://e.example/c.png\"\nimage_alt: A shore\nimage_caption: By the sea\ndraft: true\nweight: 10\ntaxonomies: {series: [shore]}\n# when it is done\n---\n\nText.\n",
    );
    assert!(says(&report, "file name: from `slug`"));
    assert!(says(&report, "image: from `cover.image`"));
}

#[test]
fn shortcodes_with_an_equivalent_become_markdown() {
    let report = check_files(
        &[
            (
                "content/posts/a.md",
                "{{< figure src=\"/img/x.png\" alt=\"A map\" caption=\"The \\\"bay\\\"\" >}}\n\nSee [b]({{< ref \"b.md#edge\" >}}).\n\n{{< youtube abc >}}\n\n{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}\n\n{{% notice %}}\n",
            ),
            ("content/static/img/x.png", "x"),
            ("articles/b.md", "## Edge\n"),
        ],
        "a",
        "---\n---\n\n![A map](images/a/x.png \"The \\\"bay\\\"\")\n\nSee [b](b.md#edge).\n\n<https://www.youtube.com/watch?v=abc>\n\n```go\nx := 1\n```\n\n{{% notice %}}\n",
    );
    assert!(says(&report, "the shortcode `notice` was kept"));
}

#[test]
fn a_figure_keeps_its_title_and_its_caption() {
    let report = check(
        "a.md",
        "{{< figure src=\"https://e.example/x.png\" title=\"The bay\" caption=\"At noon\" attr=\"Ada Marsh\" link=\"https://e.example/\" >}}\n",
        "a",
        "---\n---\n\n![](https://e.example/x.png \"The bay · At noon · Ada Marsh\")\n",
    );
    assert!(says(
        &report,
        "an image lost its link to https://e.example/"
    ));
}

#[test]
fn dates_and_languages_are_normalized() {
    check(
        "a.md",
        "---\ntitle: T\ndate: May 6, 2026\nlanguage: de_AT\nfeatured_image: http://e.example/a.png\ncover_alt: A\n---\nText.\n",
        "a",
        "---\ntitle: T\ndate: 2026-05-06\nlang: de-AT\nimage: \"https://e.example/a.png\"\nimage_alt: A\n---\n\nText.\n",
    );
}
