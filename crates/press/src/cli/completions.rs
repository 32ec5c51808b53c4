//! Arguments of `press completions`, and the scripts that it prints.

use clap::Args;
use clap_complete::{Shell, generate};

use super::definition;

/// Print a completion script for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: press completions bash > ~/.local/share/bash-completion/completions/press"
)]
pub(super) struct Arguments {
    /// Shell to print the script for
    pub(super) shell: Shell,
}

/// Returns the completion script for a shell.
pub(crate) fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    generate(shell, &mut definition(), "press", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
