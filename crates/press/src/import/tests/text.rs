use super::{check, says};

#[test]
fn an_opinion_piece_is_found_completely() {
    let text = "\
The River Has No Owner

Three towns drink from it, two countries map it, and nobody has asked what it costs to keep it clean.

The River Has No Owner | The Weir

Published: March 3, 2026

Written by Ada Marsh and Omar al-Hakim

What the Maps Leave Out

A river on a map is a line. A river in a valley is a question of who goes first, and who is left with the rest.

It cost $5 to drink from it in 1990, and $50 now.

Who Pays for the Water?

Those who live downstream do. They always did, and they will go on paying until somebody asks.
";
    let expected = "\
---
title: The River Has No Owner
description: Three towns drink from it, two countries map it, and nobody has asked what it costs to keep it clean.
author: [Ada Marsh, Omar al-Hakim]
publisher: The Weir
date: 2026-03-03
---

## What the Maps Leave Out

A river on a map is a line. A river in a valley is a question of who goes first, and who is left with the rest.

It cost $5 to drink from it in 1990, and $50 now.

## Who Pays for the Water?

Those who live downstream do. They always did, and they will go on paying until somebody asks.
";
    let report = check("river.txt", text, "river", expected);
    assert!(says(
        &report,
        "sections: What the Maps Leave Out · Who Pays for the Water?"
    ));
}

#[test]
fn a_first_paragraph_is_not_a_standfirst() {
    let expected = "\
---
title: Low tide
author: Ada Marsh
date: 2026-05-06
---

The sea goes out twice a day, and nobody minds.

Then it comes back.
";
    check(
        "a.txt",
        "Low tide\nBy Ada Marsh, 6 May 2026\n\nThe sea goes out twice a day, and nobody minds.\n\nThen it comes back.\n",
        "a",
        expected,
    );
    let report = check(
        "b.txt",
        "Low tide\n\nAda Marsh\n\n6. Mai 2026\n\nThe sea goes out twice a day, and nobody minds.\n\nThen it comes back.\n",
        "b",
        expected,
    );
    assert!(says(&report, "no section headings"));
}

#[test]
fn a_short_text_above_the_first_heading_is_a_standfirst() {
    check(
        "a.txt",
        "Low tide\n\nWhat the sea leaves for an hour.\n\nThe edge\n\nTwice a day the shore grows by half a mile, or a little less.\n\nMore of it.\n",
        "a",
        "---\ntitle: Low tide\ndescription: What the sea leaves for an hour.\n---\n\n## The edge\n\nTwice a day the shore grows by half a mile, or a little less.\n\nMore of it.\n",
    );
}

#[test]
fn a_text_without_a_title_keeps_all_its_words() {
    let report = check(
        "notes.txt",
        "This is a sentence that ends as sentences do, and so it is no title.\n\nThis is another.",
        "notes",
        "---\n---\n\nThis is a sentence that ends as sentences do, and so it is no title.\n\nThis is another.\n",
    );
    assert!(says(&report, "no title was found"));
}

#[test]
fn ambiguous_dates_are_not_guessed() {
    let report = check(
        "a.txt",
        "Low tide\n\nPublished: 06/05/2026\n\nThe sea goes out twice a day.\n\nIt does.",
        "a",
        "---\ntitle: Low tide\n---\n\nThe sea goes out twice a day.\n\nIt does.\n",
    );
    assert!(says(&report, "`06/05/2026` may be one of two dates"));
}

#[test]
fn lists_verses_and_section_breaks_are_kept() {
    check(
        "a.txt",
        "Low tide\n\nTake with you:\n\n• a hat\n• a *net*\n\n* * *\n\nThe sea\nIs wide\nAnd I\n\n1. Go.\n2) Come.\n\nIt was a long day.",
        "a",
        "---\ntitle: Low tide\n---\n\nTake with you:\n\n- a hat\n- a \\*net\\*\n\n* * *\n\nThe sea\\\nIs wide\\\nAnd I\n\n1. Go.\n2. Come.\n\nIt was a long day.\n",
    );
}

#[test]
fn a_text_may_have_a_paragraph_on_each_line() {
    let long = "This is a paragraph of such a length that nobody would have wrapped it there, and so it is one line of many words.";
    check(
        "a.txt",
        &format!("Low tide\n{long}\n{long}\n"),
        "a",
        &format!("---\ntitle: Low tide\n---\n\n{long}\n\n{long}\n"),
    );
}

#[test]
fn windows_line_endings_and_byte_order_mark_are_read() {
    check(
        "A short walk.txt",
        "\u{feff}Low tide\r\n\r\nBy Ada Marsh\r\n\r\nThe sea goes out.\r\nIt comes back.\r\n\r\nIt does.",
        "a-short-walk",
        "---\ntitle: Low tide\nauthor: Ada Marsh\n---\n\nThe sea goes out.\nIt comes back.\n\nIt does.\n",
    );
}

#[test]
fn a_second_byline_is_reported() {
    let report = check(
        "a.txt",
        "Low Tide\n\nBy Ada Marsh\n\nBy Omar al-Hakim\n\n6 May 2026\n\n7 May 2026\n\nText of it, which is a sentence and goes on.\n\nMore of it, which is a sentence too.\n",
        "a",
        "---\ntitle: Low Tide\nauthor: Ada Marsh\ndate: 2026-05-06\n---\n\nText of it, which is a sentence and goes on.\n\nMore of it, which is a sentence too.\n",
    );
    assert!(says(
        &report,
        "author: also Omar al-Hakim, which was left out"
    ));
    assert!(says(&report, "date: also 2026-05-07, which was left out"));
}
