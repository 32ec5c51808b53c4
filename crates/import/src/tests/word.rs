//! Pages that Word saves as “Web page, filtered”.

use super::{FILLER, convert_page};

/// Makes a page of Word.
fn page(body: &str, notes: &str) -> String {
    let filler = format!("<p class=MsoNormal>{FILLER}</p>").repeat(4);
    format!(
        "<html><head><meta name=Generator content=\"Microsoft Word 15 (filtered)\"><title>draft 3</title></head><body lang=EN-GB><div class=WordSection1><p class=MsoTitle>Low tide</p><p class=MsoSubtitle>What the sea <i>leaves</i></p>{filler}{body}</div>{notes}</body></html>"
    )
}

fn check(body: &str, notes: &str, expected: &str) {
    let imported = convert_page(&page(body, notes));
    let text = imported.markdown().replace(FILLER, "");
    let text = text
        .split_once("---\n\n")
        .map(|(front, body)| (front.to_owned(), body.trim().to_owned()));
    let (front, body) = text.unwrap();
    assert_eq!(body, expected);
    assert_eq!(
        front,
        "---\ntitle: Low tide\ndescription: What the sea leaves\n"
    );
    assert_eq!(imported.name, "low-tide");
}

#[test]
fn footnotes_and_endnotes_become_footnotes() {
    check(
        "<h2>The edge</h2><p class=MsoNormal>One<a href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a> and two.<a href=\"#_edn1\" name=\"_ednref1\" title=\"\"><span class=MsoEndnoteReference>[i]</span></a></p>",
        "<div><br clear=all><hr align=left size=1 width=\"33%\"><div id=ftn1><p class=MsoFootnoteText><a href=\"#_ftnref1\" name=\"_ftn1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a> Note <i>one</i>.</p><p class=MsoFootnoteText>More of it.</p></div></div><div><hr><div id=edn1><p class=MsoEndnoteText><a href=\"#_ednref1\" name=\"_edn1\" title=\"\">[i]</a> An endnote.</p></div></div>",
        "## The edge\n\nOne[^1] and two.[^2]\n\n[^1]: Note *one*.\n\n    More of it.\n\n[^2]: An endnote.",
    );
}

#[test]
fn paragraphs_with_markers_become_lists() {
    let mark = |sign: &str| {
        format!(
            "<span style='font-family:Symbol'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
        )
    };
    check(
        &format!(
            "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'>{}One <b>bold</b></p><p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt'>{}Inner</p><p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt'>{}Two</p><p class=MsoNormal>Between.</p><p class=MsoListParagraph>3.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>Three</p><p class=MsoListParagraph>4.<span>&nbsp;&nbsp; </span>Four</p>",
            mark("·"),
            mark("o"),
            mark("·")
        ),
        "",
        "- One **bold**\n  - Inner\n- Two\n\nBetween.\n\n3. Three\n4. Four",
    );
}

#[test]
fn paragraphs_without_markers_stay_paragraphs() {
    check(
        "<p class=MsoListParagraph>Indented words.</p><p class=MsoListParagraph>1990 was a year.</p>",
        "",
        "Indented words.\n\n1990 was a year.",
    );
    check(
        "<p class=MsoListParagraph>Indented words.</p><p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>One</p><p class=MsoListParagraph>More of it.</p>",
        "",
        "Indented words.\n\n- One\n\n  More of it.",
    );
}
