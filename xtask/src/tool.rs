//! Tools that the tasks need: finds and installs them.

mod browser;
mod cargo;
mod npm;
mod typos;

use std::fmt;

use crate::{failure::Failure, project::Project, versions};

/// Tool, or a set of tools that is installed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// The standard library for WebAssembly.
    WasmTarget,
    /// The standard library for WebAssembly outside of browsers.
    WasiTarget,
    /// rustfmt and clippy.
    Linters,
    /// Trunk, which builds and serves the site.
    Trunk,
    /// wasm-bindgen-cli, called by Trunk.
    WasmBindgen,
    /// npm packages for builds: wasm-opt and the typeface. Without them Trunk downloads wasm-opt, and the site uses the
    /// system's typefaces.
    BuildPackages,
    /// npm packages for tests and measurements, installed with the former: axe-core, conformance suites, other readers.
    TestPackages,
    /// Chromium and chromedriver.
    Browser,
    /// Lighthouse, the page auditor.
    Lighthouse,
    /// typos, the spelling checker.
    Typos,
    /// cargo-deny, the checker of the dependencies' licences and sources.
    CargoDeny,
}

/// Tools for building the site.
pub(crate) const FOR_BUILD: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::BuildPackages,
];

/// Tools for the lints.
pub(crate) const FOR_LINT: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::Linters,
    Tool::Typos,
    Tool::CargoDeny,
];

/// Tools for the unit tests and conformance suites.
pub(crate) const FOR_TEST: [Tool; 1] = [Tool::TestPackages];

/// Tools for the browser tests and the measurements.
pub(crate) const FOR_BROWSER: [Tool; 5] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::TestPackages,
    Tool::Browser,
];

/// Tools for auditing the built site.
pub(crate) const FOR_LIGHTHOUSE: [Tool; 6] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::TestPackages,
    Tool::Browser,
    Tool::Lighthouse,
];

/// Tools for measuring the automatic pull quotes.
pub(crate) const FOR_BENCH_PULL_QUOTES: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::WasiTarget,
    Tool::WasmBindgen,
    Tool::TestPackages,
];

/// All tools but Lighthouse, which only one measurement needs.
pub(crate) const ALL: [Tool; 9] = [
    Tool::WasmTarget,
    Tool::WasiTarget,
    Tool::Linters,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::TestPackages,
    Tool::Browser,
    Tool::Typos,
    Tool::CargoDeny,
];

/// State of a tool on this machine.
pub(crate) enum Status {
    /// Its version or its path.
    Installed(String),
    /// Description of the version to install, or of the fault of the one that was found.
    Missing(String),
}

impl Tool {
    /// Reports whether a task can continue without the tool.
    pub(crate) fn is_optional(self) -> bool {
        self == Self::BuildPackages
    }

    /// Looks for the tool.
    ///
    /// Fails where the project's own files contradict each other.
    pub(crate) fn find(self, project: &Project) -> Result<Status, Failure> {
        Ok(match self {
            Self::WasmTarget => cargo::find_target(project, cargo::BROWSER),
            Self::WasiTarget => cargo::find_target(project, cargo::WASI),
            Self::Linters => cargo::find_linters(project),
            Self::Trunk => cargo::find_trunk(project),
            Self::WasmBindgen => {
                cargo::find_wasm_bindgen(project, &versions::wasm_bindgen(project)?)
            }
            Self::BuildPackages | Self::TestPackages => {
                versions::check_wasm_opt(project)?;
                npm::find(project, npm::TOOLS)?
            }
            Self::Lighthouse => npm::find(project, npm::LIGHTHOUSE)?,
            Self::Browser => browser::find(project),
            Self::Typos => typos::find(project),
            Self::CargoDeny => cargo::find_deny(project),
        })
    }

    /// Installs the tool.
    pub(crate) fn install(self, project: &Project) -> Result<(), Failure> {
        match self {
            Self::WasmTarget => cargo::install_target(project, cargo::BROWSER),
            Self::WasiTarget => cargo::install_target(project, cargo::WASI),
            Self::Linters => cargo::install_linters(project),
            Self::Trunk => cargo::install(
                project,
                "trunk",
                Some(versions::TRUNK),
                cargo::Lock::Authors,
            ),
            Self::WasmBindgen => {
                let version = versions::wasm_bindgen(project)?;
                // The lock file of that release has a withdrawn crate version.
                cargo::install(
                    project,
                    "wasm-bindgen-cli",
                    Some(&version),
                    cargo::Lock::Newest,
                )
            }
            Self::BuildPackages | Self::TestPackages => npm::install(project, npm::TOOLS),
            Self::Lighthouse => npm::install(project, npm::LIGHTHOUSE),
            Self::Browser => browser::install(project),
            Self::Typos => typos::install(project),
            Self::CargoDeny => cargo::install(project, "cargo-deny", None, cargo::Lock::Authors),
        }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WasmTarget => "the target wasm32-unknown-unknown",
            Self::WasiTarget => "the target wasm32-wasip1",
            Self::Linters => "rustfmt and clippy",
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::BuildPackages | Self::TestPackages => "the npm packages of tools/",
            Self::Browser => "Chromium and chromedriver",
            Self::Lighthouse => "Lighthouse",
            Self::Typos => "typos",
            Self::CargoDeny => "cargo-deny",
        })
    }
}
