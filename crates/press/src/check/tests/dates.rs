use super::{check, check_help};

#[test]
fn an_invalid_date_is_an_error() {
    check("---\ndate: soon\n---\n", &[("date", "2:7")]);
    check("---\nupdated: 2026-02-30\n---\n", &[("date", "2:10")]);
}

#[test]
fn a_date_in_the_future_is_a_warning() {
    check("---\ndate: 2026-05-06T23:00\n---\n", &[]);
    check("---\ndate: 2026-05-07\n---\n", &[("date-future", "2:7")]);
}

#[test]
fn an_update_before_the_publication_is_a_warning() {
    check_help(
        "---\ndate: 2026-03-02\nupdated: 2026-03-01\n---\n",
        "date-order",
        "3:10",
        "`updated` is the day of the last change; remove it if there was none",
    );
    check(
        "---\ndate: 2026-03-02T10:00\nupdated: 2026-03-02\n---\n",
        &[],
    );
}
