//! `press check --explain`: what the documentation says of a code.

use super::{Verdict, code::Code, nearest::nearest};
use crate::console;

/// What is said of every code, a section each.
const DOCUMENTATION: &str = include_str!("../../../../docs/checks.md");

/// Prints what a code means.
pub(crate) fn explain(code: &str) -> Result<Verdict, String> {
    let Some(section) = section(code) else {
        let near = nearest(code, Code::ALL.iter().map(|code| code.name()));
        let help = near.map_or_else(
            || {
                let all: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
                format!("the codes are {}", all.join(", "))
            },
            |near| format!("did you mean `{near}`?"),
        );
        return Err(format!("there is no code `{code}`; {help}"));
    };
    console::print(&format!("{section}\n"));
    Ok(Verdict::Sound)
}

/// The section of a code, without its heading.
pub(super) fn section(code: &str) -> Option<&'static str> {
    let heading = format!("### `{code}`\n");
    let start = DOCUMENTATION.find(&heading)? + heading.len();
    let rest = &DOCUMENTATION[start..];
    let end = ["\n### ", "\n## "]
        .iter()
        .filter_map(|next| rest.find(next))
        .min()
        .unwrap_or(rest.len());
    Some(rest[..end].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_its_severity() {
        for code in Code::ALL {
            let name = code.name();
            let section = section(name).unwrap_or_else(|| panic!("docs/checks.md lacks {name}"));
            let severity = code.severity().name();
            let begins = format!("**{}{}.**", severity[..1].to_uppercase(), &severity[1..]);
            assert!(section.starts_with(&begins), "{name}: {section}");
            assert!(section.contains(code.summary()), "{name}: {section}");
        }
    }

    #[test]
    fn nothing_else_is_explained() {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        for heading in DOCUMENTATION
            .lines()
            .filter_map(|line| line.strip_prefix("### `"))
        {
            assert!(names.contains(&heading.trim_end_matches('`')), "{heading}");
        }
    }

    #[test]
    fn a_code_that_is_none_is_told_with_the_nearest() {
        assert!(
            explain("link-sections")
                .unwrap_err()
                .contains("`link-section`")
        );
    }
}
