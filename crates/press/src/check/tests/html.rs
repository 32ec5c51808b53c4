use super::check;

#[test]
fn html_shown_as_text_is_reported_once_an_element() {
    check(
        "A <span style=\"x\">word</span>, <kbd>Q</kbd>, <br>.\n\n<div align=\"center\">\nfoo\n</div>\n\n<!-- not this -->\n",
        &[("html", "1:3"), ("html", "3:1")],
    );
}
