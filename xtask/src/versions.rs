//! Which versions of the tools the project needs; each is written down in one place, and compared where it must be in two.

use crate::{failure::Failure, project::Project};

/// The version of Trunk that is installed where there is none.
pub(crate) const TRUNK: &str = "0.21.14";

/// From this version on, up to but without [`TRUNK_BEFORE`], a Trunk that is there already is used.
pub(crate) const TRUNK_FROM: [u32; 3] = [0, 21, 14];

/// See [`TRUNK_FROM`].
pub(crate) const TRUNK_BEFORE: [u32; 3] = [0, 23, 0];

/// The version of typos that is installed where there is none.
pub(crate) const TYPOS: &str = "1.52.0";

/// The version of wasm-bindgen, of the crate and so of its tool. An error where Trunk would use another.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<String, Failure> {
    let version = locked(&project.read("Cargo.lock")?, "wasm-bindgen").ok_or_else(|| {
        Failure::new(
            "Cargo.lock has no wasm-bindgen",
            "restore it from the repository",
        )
    })?;
    agree(project, "wasm_bindgen", &version, "Cargo.lock")?;
    Ok(version)
}

/// Fails where Trunk would use another wasm-opt than the one in `tools/package.json`.
pub(crate) fn check_wasm_opt(project: &Project) -> Result<(), Failure> {
    let manifest = project.read_json("tools/package.json")?;
    let version = manifest["devDependencies"]["binaryen"]
        .as_str()
        .unwrap_or_default();
    let major = version.split('.').next().unwrap_or_default();
    agree(
        project,
        "wasm_opt",
        &format!("version_{major}"),
        "tools/package.json",
    )
}

fn agree(project: &Project, key: &str, expected: &str, source: &str) -> Result<(), Failure> {
    let text = project.read("Trunk.toml")?;
    let found = setting(&text, key).unwrap_or("nothing");
    if found == expected {
        return Ok(());
    }
    Err(Failure::new(
        format!("Trunk.toml says {key} = \"{found}\" where {source} needs \"{expected}\""),
        "write the latter into Trunk.toml",
    ))
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
}

/// The text that a key is set to in TOML, where the two stand on one line.
fn setting<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    let values = toml.lines().filter_map(|line| line.split_once('='));
    values
        .into_iter()
        .find(|(name, _)| name.trim() == key)
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// The three numbers of a version; what follows them, as in `1.2.3-beta`, does not count.
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
    fn the_locked_version_is_that_of_the_package_itself() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }

    #[test]
    fn a_setting_is_found_by_its_whole_key() {
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
    fn the_projects_own_files_agree() {
        let project = Project::here();
        wasm_bindgen(&project).unwrap();
        check_wasm_opt(&project).unwrap();
    }
}
