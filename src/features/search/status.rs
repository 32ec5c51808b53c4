//! Messages about the number of results.

use super::{Coverage, MatchQuality};

/// Texts that a search covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchedTexts {
    /// Full texts, with the quality of the best matches.
    FullText(Coverage, MatchQuality),
    /// Titles and descriptions of the library, because the site has no full-text index.
    Titles,
}

/// Message for sites without a full-text index.
pub const TITLES_ONLY: &str =
    "Only titles and descriptions are searched: this site has no index of its texts.";

/// Returns the message for a number of articles found.
pub fn status_message(found: usize, searched_texts: SearchedTexts) -> String {
    match searched_texts {
        SearchedTexts::FullText(coverage, _) if found == 0 => none_found(coverage),
        SearchedTexts::FullText(coverage, MatchQuality::Exact) => article_count(found, coverage),
        SearchedTexts::FullText(coverage, MatchQuality::Partial | MatchQuality::None) => {
            let have = if found == 1 { "has" } else { "have" };
            let articles = article_count(found, coverage);
            [
                "No exact match: ",
                &articles,
                " ",
                have,
                " words like these.",
            ]
            .concat()
        }
        SearchedTexts::Titles if found == 0 => {
            ["No title or description has these words. ", TITLES_ONLY].concat()
        }
        SearchedTexts::Titles => [&article_count(found, Coverage::All), ". ", TITLES_ONLY].concat(),
    }
}

fn none_found(coverage: Coverage) -> String {
    match coverage {
        Coverage::All => "No article has these words.".to_owned(),
        Coverage::Newest(searched) => [
            "No article of the newest ",
            &grouped(searched),
            " has these words.",
        ]
        .concat(),
        Coverage::Some(searched) => [
            "No article of the ",
            &grouped(searched),
            " searched so far has these words.",
        ]
        .concat(),
    }
}

fn article_count(found: usize, coverage: Coverage) -> String {
    let articles = match found {
        1 => "1 article".to_owned(),
        _ => [&grouped(found), " articles"].concat(),
    };
    match coverage {
        Coverage::All => articles,
        Coverage::Newest(searched) => [&articles, " of the newest ", &grouped(searched)].concat(),
        Coverage::Some(searched) => [
            &articles,
            " of the ",
            &grouped(searched),
            " searched so far",
        ]
        .concat(),
    }
}

/// Formats a number with commas between groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
