//! The explanation of each code, from `docs/checks.md`.

/// The documentation, with one section a code.
const CHECKS: &str = include_str!("../../../../docs/checks.md");

/// Returns the section of a code without its heading.
pub(crate) fn section(code: &str) -> Option<&'static str> {
    let heading = format!("### `{code}`\n");
    let start = CHECKS.find(&heading)? + heading.len();
    let rest = &CHECKS[start..];
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
    use crate::diagnostic::Code;

    #[test]
    fn every_code_has_a_section_that_begins_with_its_severity_and_summary() {
        for code in Code::ALL {
            let name = code.name();
            let section = section(name).unwrap_or_else(|| panic!("docs/checks.md lacks {name}"));
            let severity = code.severity().name();
            let begins = format!(
                "**{}{}.** {}",
                severity[..1].to_uppercase(),
                &severity[1..],
                code.summary()
            );
            let section = section.replace('\n', " ");
            assert!(section.starts_with(&begins), "{name}: {section}");
        }
    }

    #[test]
    fn every_section_belongs_to_a_code() {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        for heading in CHECKS.lines().filter_map(|line| line.strip_prefix("### `")) {
            assert!(names.contains(&heading.trim_end_matches('`')), "{heading}");
        }
    }
}
