//! Tables of pages: every cell of every row is kept, in its order.

use super::article_of;

fn check(html: &str, expected: &str) {
    let (body, _) = article_of(html);
    assert_eq!(body, expected, "{html}");
}

#[test]
fn rows_with_heads_keep_all_their_cells() {
    check(
        "<table><tr><th>Place</th><th>Ebb</th><th>Flow</th></tr><tr><th>Bay</th><td>1</td><td>2</td></tr><tr><td>Mouth</td><th>3</th><td>4</td></tr></table>",
        "| Place | Ebb | Flow |\n| --- | --- | --- |\n| Bay | 1 | 2 |\n| Mouth | 3 | 4 |",
    );
}

#[test]
fn a_table_without_a_head_gets_an_empty_one() {
    check(
        "<table><caption>Of <b>tides</b></caption><tr><th>Bay</th><td>1</td></tr><tr><th>Mouth</th><td>2</td></tr></table>",
        "Of **tides**\n\n| | |\n| --- | --- |\n| Bay | 1 |\n| Mouth | 2 |",
    );
}

#[test]
fn cells_that_span_others_leave_empty_ones() {
    check(
        "<table><thead><tr><th colspan=2>Both</th><th>c</th></tr><tr><th>a</th><th>b</th><th>c2</th></tr></thead><tbody><tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr></tbody><tfoot><tr><td>7</td><td>8</td></tr></tfoot></table>",
        "| Both | | c | |\n| --- | --- | --- | --- |\n| a | b | c2 | |\n| 1 | 2 | 3 | |\n| | 4 | 5 | 6 |\n| 7 | 8 | | |",
    );
}

#[test]
fn the_content_of_a_cell_stays_on_one_line() {
    check(
        "<table><tr><th>a|b</th><th><code>c|d</code></th></tr><tr><td><p>One.</p><p>Two.</p></td><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
        "| a\\|b | `c\\|d` |\n| --- | --- |\n| One.<br>Two. | • x<br>• y |",
    );
}

#[test]
fn layout_tables_become_their_content() {
    check(
        "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>",
        "One.\n\nTwo.",
    );
    check(
        "<table><thead><tr><th>Ebb</th></tr></thead><tr><td>1</td></tr></table>",
        "| Ebb |\n| --- |\n| 1 |",
    );
    check(
        "<table><tr><td><h3>Left</h3><p>Text of it.</p></td><td><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
        "### Left\n\nText of it.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
    );
}

#[test]
fn a_table_in_a_list_stays_in_it() {
    check(
        "<ul><li>Tides:<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></li></ul>",
        "- Tides:\n\n  | a | b |\n  | --- | --- |\n  | 1 | 2 |",
    );
}
