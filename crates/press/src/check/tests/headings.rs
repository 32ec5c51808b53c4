use super::{check, check_help};

#[test]
fn levels_go_down_one_at_a_time() {
    check("# T\n\n## A\n\n### B\n\n## C\n", &[]);
    check("### A\n", &[("heading-skip", "1:1")]);
    check_help(
        "# T\n\n## A\n\n#### B\n",
        "heading-skip",
        "5:1",
        "write `###`: screen readers navigate by the levels",
    );
}

#[test]
fn headings_in_quotes_have_levels_of_their_own() {
    check("## A\n\n> #### B\n", &[]);
}

#[test]
fn a_duplicate_id_is_reported_at_the_second_heading() {
    check("## A {#x}\n\n## B {#x}\n", &[("id-duplicate", "3:1")]);
    check(
        "## A {#x}\n\n## B {#x}\n\n## C {#x}\n",
        &[("id-duplicate", "3:1"), ("id-duplicate", "5:1")],
    );
    check("## A {#fn-1}\n", &[("id-duplicate", "1:1")]);
    check("## A\n\n## A\n", &[]);
}
