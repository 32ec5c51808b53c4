//! The checkout: its compiled app, and the programs that the steps run.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::failure::{Failure, Result};

/// Target of the app.
const TARGET: &str = "wasm32-unknown-unknown";

/// Checkout of the project.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Returns the checkout that this program belongs to.
    pub(crate) fn current() -> Self {
        // Cargo sets the variable at run time too, so that a checkout is found after it has been moved.
        let own =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let crates = Path::new(&own).parent();
        let root = crates.and_then(Path::parent).unwrap_or(Path::new("."));
        Self {
            root: root.to_owned(),
        }
    }

    /// Reads the app as cargo has compiled it for publishing.
    pub(crate) fn compiled_app(&self) -> Result<Vec<u8>> {
        let path = self.build_folder().join(TARGET).join("release/recto.wasm");
        fs::read(&path).map_err(|error| Failure::of_file(&path, &error))
    }

    /// Compiles the app so that it runs without being split.
    pub(crate) fn compile_whole(&self) -> Result<()> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root).args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "recto",
            "--bin",
            "recto",
            "--features",
            "whole-program",
            "--target",
            TARGET,
        ]);
        run(&mut cargo)
    }

    /// Finds a program on the PATH or among those that Trunk has downloaded. `in_cache` is its path there.
    pub(crate) fn find(name: &str, in_cache: &str) -> Option<PathBuf> {
        let suffix = if name == "esbuild" && cfg!(windows) {
            ".cmd"
        } else {
            env::consts::EXE_SUFFIX
        };
        let path = env::var_os("PATH").unwrap_or_default();
        let on_path = env::split_paths(&path).map(|folder| folder.join(format!("{name}{suffix}")));
        let cached = trunk_cache().map(|cache| cache.join(format!("{in_cache}{suffix}")));
        on_path.chain(cached).find(|program| program.is_file())
    }

    /// Returns the version of a package in `Cargo.lock`.
    pub(crate) fn locked_version(&self, package: &str) -> Option<String> {
        let lock = fs::read_to_string(self.root.join("Cargo.lock")).ok()?;
        let name = format!("name = \"{package}\"");
        let version = lock.lines().skip_while(|line| *line != name).nth(1)?;
        let version = version.strip_prefix("version = ")?;
        Some(version.trim_matches('"').to_owned())
    }

    fn build_folder(&self) -> PathBuf {
        let named = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        // Joining an absolute path gives that path.
        self.root.join(named)
    }
}

/// Returns the folder of the programs that Trunk downloads.
fn trunk_cache() -> Option<PathBuf> {
    let folder = |variable: &str| env::var_os(variable).map(PathBuf::from);
    if cfg!(windows) {
        return Some(folder("LOCALAPPDATA")?.join("trunkrs/trunk/cache"));
    }
    if cfg!(target_os = "macos") {
        return Some(folder("HOME")?.join("Library/Caches/dev.trunkrs.trunk"));
    }
    let caches = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    Some(caches?.join("trunk"))
}

/// Runs a program whose standard output is of no interest.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("{name} does not start"), error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("{name} failed"),
        String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    ))
}
