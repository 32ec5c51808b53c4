//! The checkout that a task works on: its files, and the programs that run in it.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::failure::Failure;

/// Programs installed by npm, below the project's root.
const NPM_TOOLS: &str = "tools/node_modules/.bin";

/// Folder that pip installs into, below the project's root.
pub(crate) const PYTHON_TOOLS: &str = "target/tools/python";

/// Checkout of the project.
pub(crate) struct Project {
    root: PathBuf,
    path: OsString,
}

impl Project {
    /// Returns the checkout that this program belongs to.
    pub(crate) fn current() -> Self {
        // Cargo sets the variable at run time too, so that a checkout is found after it has been moved.
        let own =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        Self::at(Path::new(&own).parent().unwrap_or(Path::new(".")))
    }

    /// Returns the checkout in a folder.
    pub(crate) fn at(root: &Path) -> Self {
        let own = [root.join(NPM_TOOLS), root.join(PYTHON_TOOLS).join("bin")];
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(env::split_paths(&others));
        Self {
            root: root.to_owned(),
            // Joining fails only for a folder with the separator in its name; then the tools on the PATH remain.
            path: env::join_paths(folders).unwrap_or(others),
        }
    }

    /// Returns the full path of a file or folder, from its path below the root.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Reads a text file of the project.
    pub(crate) fn read(&self, path: &str) -> Result<String, Failure> {
        fs::read_to_string(self.file(path))
            .map_err(|error| Failure::new(format!("{path} cannot be read"), error.to_string()))
    }

    /// Reads a JSON file of the project.
    pub(crate) fn read_json(&self, path: &str) -> Result<Value, Failure> {
        serde_json::from_str(&self.read(path)?).map_err(|error| {
            Failure::new(
                format!("{path} is not JSON ({error})"),
                "restore it from the repository",
            )
        })
    }

    /// Creates a command that runs in the project's folder and finds the project's own tools before the system's.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// Finds a program on the `PATH` of [`Project::command`].
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        let file = format!("{program}{}", env::consts::EXE_SUFFIX);
        // Joining an absolute path to a folder gives that path.
        env::split_paths(&self.path)
            .map(|folder| folder.join(&file))
            .find(|place| place.is_file())
    }
}
