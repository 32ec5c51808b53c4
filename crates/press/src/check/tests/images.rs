use super::{check, check_files};

#[test]
fn images_must_be_there_and_say_what_they_show() {
    check_files(
        &[
            ("a.md", "![A map](m.png) ![](m.png) ![B](n.png)"),
            ("m.png", ""),
        ],
        &[("image-alt", "a.md:1:17"), ("image-missing", "a.md:1:28")],
    );
    check("![A](https://e.example/a.png)", &[]);
}

#[test]
fn so_must_the_lead_image() {
    check(
        "---\nimage: \"no.png\"\n---\n",
        &[("image-missing", "2:8"), ("image-alt", "2:8")],
    );
    check_files(
        &[
            ("a.md", "---\nimage: m.png\nimage_alt: A map\n---\n"),
            ("m.png", ""),
        ],
        &[],
    );
}

#[test]
fn images_that_come_over_http_are_told() {
    check("![A](http://e.example/a.png)", &[("image-refused", "1:1")]);
    check(
        "---\nimage: http://e.example/a.png\n---\n",
        &[("front-matter", "2:8")],
    );
}
