//! The colours of a site, and whether its text can be read in them.

use std::str::FromStr;

use super::{Place, Problem};

/// The colours that a site changes, in the order of [`NAMES`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Colours {
    /// On paper that is light.
    pub(crate) light: Vec<(&'static Name, Colour)>,
    /// On paper that is dark.
    pub(crate) dark: Vec<(&'static Name, Colour)>,
}

/// What a colour is for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its key in `site.toml`.
    pub(crate) key: &'static str,
    /// Its property in `style/tokens.css`.
    pub(crate) property: &'static str,
    /// What it is there, in the light and in the dark theme.
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
}

/// The colours that a publisher may change.
#[rustfmt::skip]
pub(crate) const NAMES: [Name; 9] = [
    Name { key: "background", property: "--paper", light: "#fbfaf6", dark: "#171614" },
    Name { key: "raised", property: "--paper-raised", light: "#f3f0e8", dark: "#211f1c" },
    Name { key: "text", property: "--ink", light: "#1c1a17", dark: "#ddd8ce" },
    Name { key: "soft", property: "--ink-soft", light: "#57524a", dark: "#ada69a" },
    Name { key: "rule", property: "--rule", light: "#d9d3c7", dark: "#3a3732" },
    Name { key: "strong_rule", property: "--rule-strong", light: "#8a8378", dark: "#7d766b" },
    Name { key: "accent", property: "--rubric", light: "#8f2a1c", dark: "#eb9b86" },
    Name { key: "mark", property: "--mark", light: "#fbe6a6", dark: "#55481c" },
    Name { key: "code", property: "--code-ink", light: "#2b2f38", dark: "#d3d7de" },
];

/// What is read, and on what.
const PAIRS: [(&str, &str); 7] = [
    ("text", "background"),
    ("soft", "background"),
    ("accent", "background"),
    ("text", "raised"),
    ("soft", "raised"),
    ("code", "raised"),
    ("text", "mark"),
];

/// WCAG 2.2, success criterion 1.4.3.
const ENOUGH: f64 = 4.5;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Takes a colour as CSS writes it: `#8f2a1c`, `rgb(143 42 28)`, `darkred`. None where it is none, or can be seen
    /// through: then nobody knows what is read on it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let colour = svgtypes::Color::from_str(text.trim()).ok()?;
        (colour.alpha == u8::MAX).then_some(Self {
            red: colour.red,
            green: colour.green,
            blue: colour.blue,
        })
    }

    /// As CSS and SVG write it: never what the publisher wrote.
    pub(crate) fn to_css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// WCAG 2.2's contrast ratio, from 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2's relative luminance.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl Colours {
    /// The colour for something on light paper, changed or not.
    pub(crate) fn in_light(&self, key: &str) -> Option<Colour> {
        in_theme(&self.light, key, |name| name.light)
    }
}

fn in_theme(
    changed: &[(&'static Name, Colour)],
    key: &str,
    default: impl Fn(&Name) -> &'static str,
) -> Option<Colour> {
    let own = changed.iter().find(|(name, _)| name.key == key);
    own.map(|(_, colour)| *colour).or_else(|| {
        let name = NAMES.iter().find(|name| name.key == key)?;
        Colour::parse(default(name))
    })
}

/// Which texts could not be read, of those whose colour or whose paper is changed; told at the place of that.
pub(super) fn contrast_problems(
    theme: &str,
    changed: &[(&'static Name, Colour, Place)],
    default: impl Fn(&Name) -> &'static str,
) -> Vec<Problem> {
    let plain: Vec<_> = changed
        .iter()
        .map(|(name, colour, _)| (*name, *colour))
        .collect();
    let mut problems = Vec::new();
    for (text, paper) in PAIRS {
        let place = changed
            .iter()
            .filter(|(name, ..)| [text, paper].contains(&name.key))
            .map(|(.., place)| *place)
            .max();
        let colours = (
            in_theme(&plain, text, &default),
            in_theme(&plain, paper, &default),
        );
        let (Some(place), (Some(ink), Some(on))) = (place, colours) else {
            continue;
        };
        let contrast = ink.contrast(on);
        if contrast < ENOUGH {
            problems.push(Problem::advice(
                place,
                format!(
                    "`{text}` on `{paper}` has a contrast of {contrast:.1}:1 in the {theme} theme, and many readers need {ENOUGH}:1: make one lighter or the other darker"
                ),
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_unchanged_are_those_of_the_style_sheet() {
        let css = include_str!("../../../../style/tokens.css");
        let (light, dark) = css.split_once("[data-theme=\"dark\"]").unwrap();
        for name in &NAMES {
            for (css, value) in [(light, name.light), (dark, name.dark)] {
                let declaration = format!("{}: {value};", name.property);
                assert!(css.contains(&declaration), "{declaration}");
            }
        }
    }

    #[test]
    fn what_can_be_seen_through_is_no_colour() {
        assert_eq!(
            Colour::parse(" DarkRed ").map(Colour::to_css).as_deref(),
            Some("#8b0000")
        );
        assert_eq!(
            Colour::parse("rgb(1, 2, 3)").map(Colour::to_css).as_deref(),
            Some("#010203")
        );
        for text in [
            "",
            "#12345",
            "rgba(1,2,3,0.5)",
            "#11223344",
            "red;}*{x:y",
            "url(x)",
            "var(--x)",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |a: &str, b: &str| {
            Colour::parse(a)
                .unwrap()
                .contrast(Colour::parse(b).unwrap())
        };
        assert!((contrast("#000", "#fff") - 21.0).abs() < 0.001);
        // The best known grey that just passes on white.
        assert!((contrast("#767676", "#fff") - 4.54).abs() < 0.01);
    }
}
