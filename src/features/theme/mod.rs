//! Light and dark themes, and the reader's preference.

mod dom;
pub mod switch;

pub use dom::{apply, on_system_change, store_preference, stored_preference, system_theme};

/// Theme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// Returns the value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Preference of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemePreference {
    /// The theme of the system.
    #[default]
    System,
    /// One theme, whatever the system prefers.
    Always(Theme),
}

impl ThemePreference {
    /// Parses a stored name; unknown ones follow the system.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Always(Theme::Light),
            "dark" => Self::Always(Theme::Dark),
            _ => Self::System,
        }
    }

    /// Returns the value of `data-theme-preference`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Always(theme) => theme.name(),
        }
    }

    /// Returns the preference in words.
    fn description(self) -> &'static str {
        match self {
            Self::System => "as your system",
            Self::Always(theme) => theme.name(),
        }
    }

    /// Returns the title of the switch.
    pub fn title(self) -> String {
        ["Colours: ", self.description()].concat()
    }

    /// Returns the label of the switch, which also says what a click does.
    pub fn label(self, system: Theme) -> String {
        let next = self.next(system).description();
        [&self.title(), ". Change to ", next, "."].concat()
    }

    /// Returns the theme that follows from the preference.
    pub fn resolve(self, system: Theme) -> Theme {
        match self {
            Self::System => system,
            Self::Always(theme) => theme,
        }
    }

    /// Returns the preference after a click on the switch. The three take turns, the one with a visible change first.
    #[must_use]
    pub fn next(self, system: Theme) -> Self {
        match self {
            Self::System => Self::Always(system.other()),
            Self::Always(theme) if theme == system => Self::System,
            Self::Always(_) => Self::Always(system),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preference_overrides_the_system() {
        assert_eq!(ThemePreference::System.resolve(Theme::Dark), Theme::Dark);
        assert_eq!(
            ThemePreference::Always(Theme::Light).resolve(Theme::Dark),
            Theme::Light
        );
    }

    #[test]
    fn stored_names_are_parsed_again() {
        for theme in [Theme::Light, Theme::Dark] {
            assert_eq!(
                ThemePreference::from_name(theme.name()),
                ThemePreference::Always(theme)
            );
        }
        assert_eq!(
            ThemePreference::from_name("purple"),
            ThemePreference::System
        );
    }

    #[test]
    fn the_switch_cycles_through_three_preferences() {
        for system in [Theme::Light, Theme::Dark] {
            let first = ThemePreference::System.next(system);
            assert_ne!(first.resolve(system), system);
            assert_eq!(first.next(system), ThemePreference::Always(system));
            assert_eq!(first.next(system).next(system), ThemePreference::System);
        }
    }
}
