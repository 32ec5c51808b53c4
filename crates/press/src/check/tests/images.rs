use super::{check, check_files};

#[test]
fn images_must_exist_and_have_alternative_text() {
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
fn the_lead_image_must_exist_and_have_alternative_text() {
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
fn images_over_http_are_reported() {
    check("![A](http://e.example/a.png)", &[("image-refused", "1:1")]);
    check(
        "---\nimage: http://e.example/a.png\n---\n",
        &[("front-matter", "2:8")],
    );
}
