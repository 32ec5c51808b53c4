//! Where the project is, and how its tools are called.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::failure::Failure;

/// The folder, below the project's, with the tools that npm installs.
const NPM_TOOLS: &str = "tools/node_modules/.bin";

/// The folder, below the project's, into which pip installs.
pub(crate) const PYTHON_TOOLS: &str = "target/tools/python";

/// A checkout of the project.
pub(crate) struct Project {
    root: PathBuf,
    path: OsString,
}

impl Project {
    /// The checkout that this program was called in.
    pub(crate) fn here() -> Self {
        // Cargo sets the variable when it runs a program, so that a checkout which has been moved is found too.
        let own =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        Self::at(Path::new(&own).parent().unwrap_or(Path::new(".")))
    }

    /// The checkout in a folder.
    pub(crate) fn at(root: &Path) -> Self {
        let own = [root.join(NPM_TOOLS), root.join(PYTHON_TOOLS).join("bin")];
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(env::split_paths(&others));
        Self {
            root: root.to_owned(),
            // Only a folder with the separator in its name cannot be joined; then the tools on the PATH must do.
            path: env::join_paths(folders).unwrap_or(others),
        }
    }

    /// A file or folder of the project, by its path from the root.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The text of a file of the project.
    pub(crate) fn read(&self, path: &str) -> Result<String, Failure> {
        fs::read_to_string(self.file(path))
            .map_err(|error| Failure::new(format!("{path} cannot be read"), error.to_string()))
    }

    /// The value of a JSON file of the project.
    pub(crate) fn read_json(&self, path: &str) -> Result<Value, Failure> {
        serde_json::from_str(&self.read(path)?).map_err(|error| {
            Failure::new(
                format!("{path} is not JSON ({error})"),
                "restore it from the repository",
            )
        })
    }

    /// A program, to be run in the project's folder, with the project's own tools before those of the system.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// Where a program is on the `PATH` of [`Project::command`].
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        let file = format!("{program}{}", env::consts::EXE_SUFFIX);
        // A name that is a whole path stays itself when it is joined to a folder.
        env::split_paths(&self.path)
            .map(|folder| folder.join(&file))
            .find(|place| place.is_file())
    }
}
