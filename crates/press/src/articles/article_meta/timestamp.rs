//! Timestamps: dates that can be compared and written with time and zone.

use atom_syndication::FixedDateTime;
use document::tree::Date;

/// Point in time. A date without a time stands for its start, and a time without a zone is UTC, so that every machine builds the same
/// site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timestamp {
    text: String,
    time: Option<FixedDateTime>,
}

impl Timestamp {
    /// Converts a date.
    pub(crate) fn from_date(date: &Date) -> Self {
        let text = with_zone(date.as_str());
        Self {
            time: text.parse().ok(),
            text,
        }
    }

    /// Returns the timestamp as RFC 3339.
    pub(crate) fn rfc3339(&self) -> &str {
        &self.text
    }

    /// Returns the parsed time. `None` if it is not in the calendar, such as a year of more than four digits.
    pub(crate) fn time(&self) -> Option<FixedDateTime> {
        self.time
    }
}

/// Returns the newest of several timestamps.
pub(crate) fn newest(timestamps: impl IntoIterator<Item = Timestamp>) -> Option<Timestamp> {
    timestamps.into_iter().max_by_key(Timestamp::time)
}

/// Converts a date that `document` has accepted to RFC 3339.
fn with_zone(date: &str) -> String {
    let Some((day, time)) = date.split_once('T') else {
        return format!("{date}T00:00:00Z");
    };
    let zone_at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    let seconds = if clock.matches(':').count() == 1 {
        ":00"
    } else {
        ""
    };
    let zone = match zone {
        "" => "Z".to_owned(),
        zone if zone.len() == 5 && !zone.contains(':') => format!("{}:{}", &zone[..3], &zone[3..]),
        zone => zone.to_owned(),
    };
    format!("{day}T{clock}{seconds}{zone}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timestamp(date: &str) -> Timestamp {
        let article = document::parse(&format!("---\ndate: {date}\n---\n"));
        Timestamp::from_date(&article.metadata.date.unwrap())
    }

    #[test]
    fn every_form_of_a_date_becomes_a_timestamp() {
        for (date, expected) in [
            ("2026-05-06", "2026-05-06T00:00:00Z"),
            ("2026-05-06T07:08", "2026-05-06T07:08:00Z"),
            ("2026-05-06 07:08:09", "2026-05-06T07:08:09Z"),
            ("2026-05-06T07:08:09.5+02:00", "2026-05-06T07:08:09.5+02:00"),
            ("2026-05-06T07:08-0330", "2026-05-06T07:08:00-03:30"),
            ("2026-05-06T07:08z", "2026-05-06T07:08:00Z"),
        ] {
            assert_eq!(timestamp(date).rfc3339(), expected);
            assert!(timestamp(date).time().is_some(), "{date}");
        }
    }

    #[test]
    fn comparison_respects_zones() {
        let earlier = timestamp("2026-05-06T09:00+05:00");
        let later = timestamp("2026-05-06T08:00Z");
        assert_eq!(newest([later.clone(), earlier]), Some(later));
        assert_eq!(newest([]), None);
    }
}
