//! Required versions of the tools. Each stands in one place; where a second file needs it too, the two are compared.

use crate::{failure::Failure, project::Project};

/// Version of Trunk to install.
pub(crate) const TRUNK: &str = "0.21.14";

/// Oldest version of an installed Trunk that is used.
pub(crate) const TRUNK_FROM: [u32; 3] = [0, 21, 14];

/// First version of an installed Trunk that is too new to be used.
pub(crate) const TRUNK_BEFORE: [u32; 3] = [0, 23, 0];

/// Version of typos to install.
pub(crate) const TYPOS: &str = "1.52.0";

/// Returns the version of the wasm-bindgen crate, which its command-line tool must share.
///
/// Fails where `Trunk.toml` has another.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<String, Failure> {
    let version =
        locked_version(&project.read("Cargo.lock")?, "wasm-bindgen").ok_or_else(|| {
            Failure::new(
                "Cargo.lock has no wasm-bindgen",
                "restore it from the repository",
            )
        })?;
    require_in_trunk_toml(project, "wasm_bindgen", &version, "Cargo.lock")?;
    Ok(version)
}

/// Fails where `Trunk.toml` has another version of wasm-opt than `tools/package.json`.
pub(crate) fn check_wasm_opt(project: &Project) -> Result<(), Failure> {
    let manifest = project.read_json("tools/package.json")?;
    let version = manifest["devDependencies"]["binaryen"]
        .as_str()
        .unwrap_or_default();
    let major = version.split('.').next().unwrap_or_default();
    require_in_trunk_toml(
        project,
        "wasm_opt",
        &format!("version_{major}"),
        "tools/package.json",
    )
}

fn require_in_trunk_toml(
    project: &Project,
    key: &str,
    expected: &str,
    source: &str,
) -> Result<(), Failure> {
    let text = project.read("Trunk.toml")?;
    let found = setting(&text, key).unwrap_or("nothing");
    if found == expected {
        return Ok(());
    }
    Err(Failure::new(
        format!("Trunk.toml has {key} = \"{found}\", but {source} needs \"{expected}\""),
        "change Trunk.toml",
    ))
}

/// Finds the version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
}

/// Finds the value of a key in TOML, if both stand on one line.
fn setting<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    let values = toml.lines().filter_map(|line| line.split_once('='));
    values
        .into_iter()
        .find(|(name, _)| name.trim() == key)
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// Parses the three numbers of a version; ignores a suffix, as in `1.2.3-beta`.
pub(crate) fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.splitn(3, '.').map(|part| {
        let end = part
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(part.len());
        part[..end].parse().ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    #[test]
    fn the_locked_version_belongs_to_the_package_of_the_whole_name() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn settings_are_found_by_the_whole_key() {
        let toml =
            "[tools]\n# wasm_opt = \"no\"\nwasm_opt_old = \"1\"\nwasm_opt = \"version_132\"\n";
        assert_eq!(setting(toml, "wasm_opt"), Some("version_132"));
        assert_eq!(setting(toml, "sass"), None);
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(numbers("0.21.14") >= Some(TRUNK_FROM));
        assert!(numbers("0.21.9") < Some(TRUNK_FROM));
        assert_eq!(numbers("0.22.0-beta.1"), Some([0, 22, 0]));
        assert!(numbers("0.23.0") >= Some(TRUNK_BEFORE));
        assert_eq!(numbers("unknown"), None);
    }

    #[test]
    fn the_versions_in_the_projects_files_agree() {
        let project = Project::current();
        wasm_bindgen(&project).unwrap();
        check_wasm_opt(&project).unwrap();
    }
}
