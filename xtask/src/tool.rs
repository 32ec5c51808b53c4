//! The tools that the tasks need: how each is found, and how it is installed.

mod browser;
mod cargo;
mod npm;
mod typos;

use std::fmt;

use crate::{failure::Failure, project::Project, versions};

/// A tool, or a set of them that comes as one.
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
    /// wasm-bindgen-cli, which Trunk calls.
    WasmBindgen,
    /// The npm packages that a build uses: wasm-opt and the typeface. Without them Trunk downloads the one, and the
    /// site does without the other.
    BuildPackages,
    /// The same packages, for the tests: axe-core, the suites of examples, the readers that Recto is measured beside.
    TestPackages,
    /// Chromium and chromedriver.
    Browser,
    /// Lighthouse, which audits pages.
    Lighthouse,
    /// typos, which checks the spelling.
    Typos,
    /// cargo-deny, which checks licences and sources of the dependencies.
    CargoDeny,
}

/// What building the site needs.
pub(crate) const FOR_BUILD: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::BuildPackages,
];

/// What the lints need.
pub(crate) const FOR_LINT: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::Linters,
    Tool::Typos,
    Tool::CargoDeny,
];

/// What the unit tests and conformance suites need.
pub(crate) const FOR_TEST: [Tool; 1] = [Tool::TestPackages];

/// What the tests in the browser and the measurements need.
pub(crate) const FOR_BROWSER: [Tool; 5] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::TestPackages,
    Tool::Browser,
];

/// What auditing the built site needs besides.
pub(crate) const FOR_LIGHTHOUSE: [Tool; 6] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::TestPackages,
    Tool::Browser,
    Tool::Lighthouse,
];

/// What measuring the choice of pull quotes needs.
pub(crate) const FOR_BENCH_PULL_QUOTES: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::WasiTarget,
    Tool::WasmBindgen,
    Tool::TestPackages,
];

/// All of it, but for what a single measurement needs.
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

/// Whether a tool is there.
pub(crate) enum Status {
    /// It is: its version or its place.
    Installed(String),
    /// It is not: what will be installed, or what is wrong with the one there is.
    Missing(String),
}

impl Tool {
    /// Whether a task may go on without it.
    pub(crate) fn is_optional(self) -> bool {
        self == Self::BuildPackages
    }

    /// Looks for it. An error where the project's own files contradict each other.
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

    /// Installs it.
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
                // The lock file of that release names a crate version that has been withdrawn.
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
