//! Dates in ISO 8601 and RFC 3339.

use crate::tree::Date;

/// Parses `2025-05-06`, `2025-05-06T07:08`, `2025-05-06 07:08:09.5+02:00` and the like. The day must exist.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, time) = match text.char_indices().nth(10) {
        None => (text, None),
        Some((at, 'T' | 't' | ' ')) => (&text[..at], Some(text[at + 1..].trim_start())),
        Some(_) => return None,
    };
    let day = read_day(day)?;
    match time {
        None => Some(Date(day.to_owned())),
        Some(time) => Some(Date([day, "T", &read_time(time)?].concat())),
    }
}

fn read_day(text: &str) -> Option<&str> {
    let mut parts = text.split('-');
    let (year, month, day) = (
        number(parts.next()?, 4)?,
        number(parts.next()?, 2)?,
        number(parts.next()?, 2)?,
    );
    let is_real = parts.next().is_none()
        && (1..=12).contains(&month)
        && (1..=days(year, month)).contains(&day);
    is_real.then_some(text)
}

/// Returns the number of days of a month in the Gregorian calendar.
fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// Parses the time of day with its zone, and returns it in the form of HTML's `datetime`.
fn read_time(text: &str) -> Option<String> {
    let zone_start = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(zone_start);
    let clock = clock.trim_end();
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = whole.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let second = parts.next().map_or(Some(0), |part| number(part, 2))?;
    let has_digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 || !has_digits {
        return None;
    }
    // HTML allows three digits after the point.
    let clock = &clock[..clock
        .find('.')
        .map_or(clock.len(), |at| clock.len().min(at + 4))];
    Some([clock, &read_zone(zone)?].concat())
}

fn read_zone(text: &str) -> Option<String> {
    if text.is_empty() || text.eq_ignore_ascii_case("z") {
        return Some(text.to_ascii_uppercase());
    }
    let (hour, minute) = match (text.get(1..3)?, text.get(3..)?) {
        (hour, "") => (hour, "00"),
        (hour, minute) => (hour, minute.strip_prefix(':').unwrap_or(minute)),
    };
    let is_real = number(hour, 2)? <= 23 && number(minute, 2)? <= 59;
    is_real.then(|| [&text[..1], hour, ":", minute].concat())
}

/// Parses a number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(read(text).as_ref().map(Date::as_str), expected, "{text:?}");
    }

    #[test]
    fn dates_must_exist_in_the_calendar() {
        check("2025-05-06", Some("2025-05-06"));
        check("2024-02-29", Some("2024-02-29"));
        check("2000-02-29", Some("2000-02-29"));
        for text in [
            "2025-02-29",
            "1900-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "2025-4-3",
            "2025",
            "06.05.2025",
            "2025-05-06x",
            "",
            "２０２５-05-06",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn times_and_zones_are_parsed() {
        check("2025-05-06T07:08", Some("2025-05-06T07:08"));
        check(
            "2025-05-06 07:08:09 +0200",
            Some("2025-05-06T07:08:09+02:00"),
        );
        check(
            "2025-05-06t07:08:09.123456z",
            Some("2025-05-06T07:08:09.123Z"),
        );
        check("2025-05-06T07:08-05", Some("2025-05-06T07:08-05:00"));
        for text in [
            "2025-05-06T24:00",
            "2025-05-06T7:08",
            "2025-05-06T07",
            "2025-05-06T07:08+25:00",
            "2025-05-06T07:08:09.",
            "2025-05-06T07:08+é0",
        ] {
            check(text, None);
        }
    }
}
