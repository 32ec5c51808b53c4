//! Dates as people write them.

use jiff::ZonedDateTime;

pub use jiff::civil::Date;

/// Returns today's date in the system's time zone.
pub fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Result of parsing a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParsedDate {
    /// One date.
    Date(Date),
    /// A date of numbers alone, of which either may be the month.
    Ambiguous,
}

/// Parses a date as newspapers write it: `6 May 2025`, `Tuesday, May 6th, 2025`, `6. Mai 2025`, `2025-05-06`, `2025年5月6日`.
/// A weekday and a time of day are ignored; any other word makes it none.
pub fn parse(text: &str) -> Option<ParsedDate> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",/.-年月日()".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let mut month = None;
    let mut numbers = Vec::new();
    for part in parts.iter().copied().take_while(|part| !is_clock(part)) {
        if let Some(number) = number(part) {
            numbers.push((number, part.len()));
        } else if let Some(named) = month_number(part) {
            if month.replace(named).is_some() {
                return None;
            }
        } else if !is_weekday(part) && !is_filler(part) {
            return None;
        }
    }
    let rest = parts.iter().skip_while(|part| !is_clock(part));
    if !rest.clone().all(|part| is_clock(part) || is_zone(part)) {
        return None;
    }
    from_numbers(&numbers, month)
}

/// Combines day, month and year. Each number has its count of digits beside it.
fn from_numbers(numbers: &[(i16, usize)], month: Option<i8>) -> Option<ParsedDate> {
    let is_year = |(_, digits): (i16, usize)| digits == 4;
    let (year, day, month) = match (numbers, month) {
        (&[day, year], Some(month)) if is_year(year) => (year, day, month),
        (&[year, day], Some(month)) if is_year(year) => (year, day, month),
        (&[year, month, day], None) if is_year(year) => (year, day, i8::try_from(month.0).ok()?),
        (&[first, second, year], None) if is_year(year) => {
            let (day, month) = match (first.0 > 12, second.0 > 12) {
                (true, false) => (first, second),
                (false, true) => (second, first),
                (false, false) if first.0 == second.0 => (first, second),
                _ => return Some(ParsedDate::Ambiguous),
            };
            (year, day, i8::try_from(month.0).ok()?)
        }
        _ => return None,
    };
    let day = Date::new(year.0, month, i8::try_from(day.0).ok()?).ok()?;
    Some(ParsedDate::Date(day))
}

/// Parses a number, cardinal or ordinal: `6`, `6th`, `1er`.
fn number(part: &str) -> Option<i16> {
    let end = part
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(part.len());
    let is_ordinal =
        ["", "st", "nd", "rd", "th", "er", "º", "ª"].contains(&part[end..].to_lowercase().as_str());
    if is_ordinal && end <= 4 {
        part[..end].parse().ok()
    } else {
        None
    }
}

fn month_number(part: &str) -> Option<i8> {
    let part = part.to_lowercase();
    MONTHS
        .iter()
        .position(|names| names.contains(&part.as_str()))
        .and_then(|index| i8::try_from(index + 1).ok())
}

fn is_weekday(part: &str) -> bool {
    WEEKDAYS.contains(&part.to_lowercase().as_str())
}

/// Returns true for words between the parts of a date.
fn is_filler(part: &str) -> bool {
    ["of", "the", "de", "del", "den", "le", "el", "at", "on"]
        .contains(&part.to_lowercase().as_str())
}

fn is_clock(part: &str) -> bool {
    let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.contains(':')
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || ":+".contains(c))
}

fn is_zone(part: &str) -> bool {
    part.len() <= 5
        && part
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '+')
        || ["am", "pm", "a.m", "p.m", "uhr", "h"].contains(&part.to_lowercase().as_str())
}

/// Months in English, German, French, Spanish, Italian, Portuguese and Dutch, in full and abbreviated.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
        "janeiro", "januari",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "fevrier",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
        "februari",
    ],
    &[
        "march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "maart", "mrt",
    ],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei"],
    &[
        "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho",
    ],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro",
        "out",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
    ],
];

/// Days of the week in the same languages.
const WEEKDAYS: &[&str] = &[
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let day = match parse(text) {
            Some(ParsedDate::Date(day)) => Some(day.to_string()),
            Some(ParsedDate::Ambiguous) => Some("ambiguous".to_owned()),
            None => None,
        };
        assert_eq!(day.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn dates_are_parsed_as_newspapers_write_them() {
        for text in [
            "6 May 2025",
            "May 6, 2025",
            "Tuesday, May 6th, 2025",
            "6. Mai 2025",
            "le 6 mai 2025",
            "6 de mayo de 2025",
            "2025-05-06",
            "2025年5月6日",
            "May 6, 2025 at 10:30 AM EST",
            "6 May 2025, 10:30",
            "2025 May 6",
        ] {
            check(text, Some("2025-05-06"));
        }
        check("1er août 2024", Some("2024-08-01"));
        check("13/02/2024", Some("2024-02-13"));
        check("02/13/2024", Some("2024-02-13"));
        check("02/02/2024", Some("2024-02-02"));
    }

    #[test]
    fn day_and_month_up_to_twelve_are_ambiguous() {
        check("06/05/2025", Some("ambiguous"));
        check("05.06.2025", Some("ambiguous"));
    }

    #[test]
    fn text_with_more_or_less_than_a_date_is_none() {
        for text in [
            "",
            "May",
            "May 2025",
            "31 February 2025",
            "The May 6, 2025 meeting",
            "In 2025, 14 of 31",
            "May 6, May 7, 2025",
            "10:30",
        ] {
            check(text, None);
        }
    }
}
