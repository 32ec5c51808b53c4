//! The colours of a site, and their contrasts.

use std::str::FromStr;

/// Colours that a site changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Colours {
    /// Those of the light theme.
    pub(crate) light: Vec<(&'static ColourRole, Colour)>,
    /// Those of the dark theme.
    pub(crate) dark: Vec<(&'static ColourRole, Colour)>,
}

/// Theme of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    /// Light paper.
    Light,
    /// Dark paper.
    Dark,
}

/// Role of a colour.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ColourRole {
    /// The key in `site.toml`.
    pub(crate) key: &'static str,
    /// The property in `style/tokens.css`.
    pub(crate) property: &'static str,
    /// The values there, in the light and in the dark theme.
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
}

/// Colours that a publisher may change.
#[rustfmt::skip]
pub(crate) const COLOUR_ROLES: [ColourRole; 9] = [
    ColourRole { key: "background", property: "--paper", light: "#fbfaf6", dark: "#171614" },
    ColourRole { key: "raised", property: "--paper-raised", light: "#f3f0e8", dark: "#211f1c" },
    ColourRole { key: "text", property: "--ink", light: "#1c1a17", dark: "#ddd8ce" },
    ColourRole { key: "soft", property: "--ink-soft", light: "#57524a", dark: "#ada69a" },
    ColourRole { key: "rule", property: "--rule", light: "#d9d3c7", dark: "#3a3732" },
    ColourRole { key: "strong_rule", property: "--rule-strong", light: "#8a8378", dark: "#7d766b" },
    ColourRole { key: "accent", property: "--rubric", light: "#8f2a1c", dark: "#eb9b86" },
    ColourRole { key: "mark", property: "--mark", light: "#fbe6a6", dark: "#55481c" },
    ColourRole { key: "code", property: "--code-ink", light: "#2b2f38", dark: "#d3d7de" },
];

/// Pairs of a text and its background.
const PAIRS: [(&str, &str); 7] = [
    ("text", "background"),
    ("soft", "background"),
    ("accent", "background"),
    ("text", "raised"),
    ("soft", "raised"),
    ("code", "raised"),
    ("text", "mark"),
];

/// Least contrast ratio of text, by success criterion 1.4.3 of WCAG 2.2.
const MIN_CONTRAST: f64 = 4.5;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Parses a colour of CSS: `#8f2a1c`, `rgb(143 42 28)`, `darkred`. None where it is invalid or transparent: the contrast
    /// on a transparent colour is unknown.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let colour = svgtypes::Color::from_str(text.trim()).ok()?;
        (colour.alpha == u8::MAX).then_some(Self {
            red: colour.red,
            green: colour.green,
            blue: colour.blue,
        })
    }

    /// Returns the colour for CSS and SVG, as `#rrggbb`; never the text of the publisher.
    pub(crate) fn to_css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Returns the contrast ratio of WCAG 2.2, from 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Returns the relative luminance of WCAG 2.2, from 0 to 1.
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
    /// Returns a colour of the light theme, changed or not.
    pub(crate) fn light_colour(&self, key: &str) -> Option<Colour> {
        colour_in(Theme::Light, &self.light, key)
    }
}

fn colour_in(theme: Theme, changed: &[(&'static ColourRole, Colour)], key: &str) -> Option<Colour> {
    let own = changed.iter().find(|(role, _)| role.key == key);
    own.map(|(_, colour)| *colour).or_else(|| {
        let role = COLOUR_ROLES.iter().find(|role| role.key == key)?;
        Colour::parse(match theme {
            Theme::Light => role.light,
            Theme::Dark => role.dark,
        })
    })
}

/// Text that is hard to read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LowContrast {
    /// The key of the text's colour.
    pub(super) text: &'static str,
    /// The key of the background's colour.
    pub(super) background: &'static str,
    /// The contrast ratio, from 1 to [`MIN_CONTRAST`].
    pub(super) ratio: f64,
}

/// Returns the pairs of a theme with too little contrast, of those in which a colour is changed.
pub(super) fn low_contrasts(
    theme: Theme,
    changed: &[(&'static ColourRole, Colour)],
) -> Vec<LowContrast> {
    let is_changed = |key: &str| changed.iter().any(|(role, _)| role.key == key);
    PAIRS
        .into_iter()
        .filter(|(text, background)| is_changed(text) || is_changed(background))
        .filter_map(|(text, background)| {
            let ink = colour_in(theme, changed, text)?;
            let paper = colour_in(theme, changed, background)?;
            let ratio = ink.contrast(paper);
            (ratio < MIN_CONTRAST).then_some(LowContrast {
                text,
                background,
                ratio,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_colours_are_those_of_the_style_sheet() {
        let css = include_str!("../../../../style/tokens.css");
        let (light, dark) = css.split_once("[data-theme=\"dark\"]").unwrap();
        for role in &COLOUR_ROLES {
            for (css, value) in [(light, role.light), (dark, role.dark)] {
                let declaration = format!("{}: {value};", role.property);
                assert!(css.contains(&declaration), "{declaration}");
            }
        }
    }

    #[test]
    fn transparent_and_invalid_colours_are_rejected() {
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
    fn contrast_follows_wcag() {
        let contrast = |a: &str, b: &str| {
            Colour::parse(a)
                .unwrap()
                .contrast(Colour::parse(b).unwrap())
        };
        assert!((contrast("#000", "#fff") - 21.0).abs() < 0.001);
        // The lightest grey that passes on white.
        assert!((contrast("#767676", "#fff") - 4.54).abs() < 0.01);
    }
}
