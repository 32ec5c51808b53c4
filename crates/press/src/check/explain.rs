//! `press check --explain`: the documentation of a code.

use super::ExitStatus;
use crate::{
    Error, Result, console,
    diagnostic::{self, Code, suggest},
};

/// Prints the section of `docs/checks.md` about a code. Fails where there is no such code.
pub(crate) fn explain(code: &str) -> Result<ExitStatus> {
    let Some(section) = diagnostic::section(code) else {
        let similar = suggest(code, Code::ALL.iter().map(|code| code.name()));
        let help = similar.map_or_else(
            || {
                let all: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
                format!("the codes are {}", all.join(", "))
            },
            |similar| format!("did you mean `{similar}`?"),
        );
        return Err(Error::new(format!("there is no code `{code}`")).help(help));
    };
    console::print_raw(&format!("{section}\n"));
    Ok(ExitStatus::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_gets_the_most_similar_one_as_advice() {
        let error = explain("link-sections").unwrap_err().to_string();
        assert!(error.contains("`link-section`"), "{error}");
    }
}
