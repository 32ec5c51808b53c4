use super::{check, check_files, says};

#[test]
fn wikilinks_lead_to_existing_articles() {
    let report = check_files(
        &[
            (
                "vault/a.md",
                "---\naliases: [The walk]\ncssclasses: wide\ncreated: 2026-05-06\n---\nSee [[Low Tide]], [[Low Tide#The edge|the edge]], [[#Here]], [[Nowhere|gone]] and `[[code]]`; [[1]](https://e.example).\n\n## Here\n",
            ),
            ("vault/Low Tide.md", ""),
            ("articles/low-tide.md", "## The edge\n"),
        ],
        "a",
        "---\ndate: 2026-05-06\naliases: [The walk]\ncssclasses: wide\n---\n\nSee [Low Tide](low-tide.md), [the edge](low-tide.md#the-edge), [Here](#here), gone and `[[code]]`; [[1]](https://e.example).\n\n## Here\n",
    );
    assert!(says(&report, "the link to `Nowhere` became plain text"));
}

#[test]
fn embeds_are_images_or_links() {
    let report = check_files(
        &[
            (
                "a.md",
                "![[map one.png|300]]\n\n![[map one.png|A map]]\n\n![[Low Tide]]\n",
            ),
            ("attachments/map one.png", "x"),
            ("articles/low-tide.md", ""),
        ],
        "a",
        "---\n---\n\n![](images/a/map%20one.png)\n\n![A map](images/a/map%20one.png)\n\n[Low Tide](low-tide.md)\n",
    );
    assert!(says(&report, "the size of `map one.png` was left out"));
}

#[test]
fn callouts_become_alerts() {
    check(
        "a.md",
        "> [!info]- Read *this*\n> Text.\n\n> [!danger]\n> Text.\n\n> [!quote] Ada\n> Text.\n\n> [!TIP]\n> Text.\n",
        "a",
        "---\n---\n\n> [!NOTE]\n> **Read *this***\n>\n> Text.\n\n> [!CAUTION]\n> Text.\n\n> **Ada**\n>\n> Text.\n\n> [!TIP]\n> Text.\n",
    );
}

#[test]
fn tags_highlights_and_comments_are_converted() {
    let report = check(
        "a.md",
        "---\ntags: [\"#sea\"]\n---\n#walks #shore/rocks\n\nAt [[x]] ==low== tide, a #1 in #craft. %%Ask Ada.%%\n\n`==code== #none`\n",
        "a",
        "---\ntags: [sea, walks, shore/rocks, craft]\n---\n\nAt x <mark>low</mark> tide, a #1 in #craft. \n\n`==code== #none`\n",
    );
    assert!(says(&report, "a comment was left out: Ask Ada."));
    assert!(says(&report, "tags: from `#tags` in the text"));
}

#[test]
fn articles_of_recto_stay_unchanged() {
    let text = "---\ntitle: Low tide\nauthor: Ada Marsh\ndate: 2026-05-06\npull_quotes:\n  - Nobody owns what lies between the tides.\n---\n\nNobody owns what lies between the tides. {\" It is so. \"}\n\n> [!PULLQUOTE]\n> Nobody owns it.\n";
    let report = check("low-tide.md", text, "low-tide", text);
    assert_eq!(report, ["nothing was changed"]);
}
