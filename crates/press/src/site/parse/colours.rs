//! The colours in `site.toml`.

use std::ops::Range;

use super::{
    super::colours::{COLOUR_ROLES, Colour, ColourRole, Colours, Theme, low_contrasts},
    toml_reader::{TomlReader, Value},
};
use crate::diagnostic::Code;

/// A changed colour, with its span in the TOML.
type Changed = (&'static ColourRole, Colour, Range<usize>);

/// Returns the colours of both themes.
pub(super) fn colours<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Colours {
    let mut colours = Colours::default();
    let Some(themes) = reader.table("colours", value) else {
        return colours;
    };
    for (theme, value) in reader.entries("colours", themes, &["light", "dark"]) {
        let changed = theme_colours(reader, theme, value);
        let plain: Vec<_> = changed
            .iter()
            .map(|(role, colour, _)| (*role, *colour))
            .collect();
        let theme = if theme == "light" {
            Theme::Light
        } else {
            Theme::Dark
        };
        report_contrasts(reader, theme, &plain, &changed);
        match theme {
            Theme::Light => colours.light = plain,
            Theme::Dark => colours.dark = plain,
        }
    }
    colours
}

fn theme_colours<'a>(reader: &mut TomlReader<'a>, theme: &str, value: &Value<'a>) -> Vec<Changed> {
    let path = format!("colours.{theme}");
    let Some(table) = reader.table(&path, value) else {
        return Vec::new();
    };
    let mut changed = Vec::new();
    for (key, value) in reader.entries(&path, table, &COLOUR_ROLES.map(|role| role.key)) {
        let Some(text) = reader.text(key, value) else {
            continue;
        };
        let role = COLOUR_ROLES.iter().find(|role| role.key == key);
        if let (Some(role), Some(colour)) = (role, Colour::parse(&text)) {
            changed.push((role, colour, value.span()));
        } else {
            let message = format!("`{key}` must be a colour without transparency");
            let help = "write a colour such as `#8f2a1c` or `darkred`";
            reader.report(Code::SiteColour, value.span(), message, help);
        }
    }
    changed
}

/// Reports texts that are hard to read, at the last changed colour of each pair.
fn report_contrasts(
    reader: &mut TomlReader<'_>,
    theme: Theme,
    colours: &[(&'static ColourRole, Colour)],
    changed: &[Changed],
) {
    for low in low_contrasts(theme, colours) {
        let spans = changed.iter().filter_map(|(role, _, span)| {
            let is_of_pair = [low.text, low.background].contains(&role.key);
            is_of_pair.then_some(span)
        });
        let Some(span) = spans.max_by_key(|span| span.start) else {
            continue;
        };
        let message = format!(
            "`{}` on `{}` has a contrast of {:.1}:1 in the {} theme",
            low.text,
            low.background,
            low.ratio,
            match theme {
                Theme::Light => "light",
                Theme::Dark => "dark",
            }
        );
        let help = "make one lighter or the other darker: many readers need 4.5:1";
        reader.report(Code::SiteContrast, span.clone(), message, help);
    }
}
