//! Light and dark, as the reader chooses them.

mod dom;

pub use dom::{apply, on_system_change, store_preference, stored_preference, system_theme};

/// How the page is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light paper.
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

    /// The value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What the reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemePreference {
    /// Whatever the system asks for.
    #[default]
    System,
    /// This, whatever the system asks for.
    Always(Theme),
}

impl ThemePreference {
    /// Reads what was kept; anything unknown is no choice.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Always(Theme::Light),
            "dark" => Self::Always(Theme::Dark),
            _ => Self::System,
        }
    }

    /// The theme that follows from the choice.
    pub fn resolve(self, system: Theme) -> Theme {
        match self {
            Self::System => system,
            Self::Always(theme) => theme,
        }
    }

    /// The choice that a click on the switch makes next: round the three, the one that can be seen at once first.
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
    fn the_choice_wins_over_the_system() {
        assert_eq!(ThemePreference::System.resolve(Theme::Dark), Theme::Dark);
        assert_eq!(
            ThemePreference::Always(Theme::Light).resolve(Theme::Dark),
            Theme::Light
        );
    }

    #[test]
    fn what_is_kept_is_read_again() {
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
    fn the_switch_goes_round() {
        for system in [Theme::Light, Theme::Dark] {
            let first = ThemePreference::System.next(system);
            assert_ne!(first.resolve(system), system);
            assert_eq!(first.next(system), ThemePreference::Always(system));
            assert_eq!(first.next(system).next(system), ThemePreference::System);
        }
    }
}
