//! Temporary sites with a test's own articles and the app of the built site.

use std::{fs, path::Path, process::Command, time::Instant};

use tempfile::TempDir;

use crate::dist;

/// Site in a temporary folder, deleted when it is dropped.
#[derive(Debug)]
pub struct TempSite(TempDir);

impl TempSite {
    /// Creates a site without articles from the app's files in the built site.
    #[must_use]
    pub fn empty() -> Self {
        let site = Self(tempfile::tempdir().expect("a folder for a site"));
        copy_files(&dist(), site.root());
        fs::create_dir(site.root().join("fonts")).expect("a folder");
        copy_files(&dist().join("fonts"), &site.root().join("fonts"));
        fs::create_dir(site.root().join("articles")).expect("a folder");
        site
    }

    /// Returns the site's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Writes an article into the site.
    pub fn add(&self, name: &str, markdown: &str) {
        let path = self.root().join(format!("articles/{name}.md"));
        fs::write(path, markdown).expect("an article");
    }

    /// Runs `press build` without compression, which the host adds, and returns its duration in seconds.
    pub fn build(&self) -> f64 {
        let mut command = Command::new("cargo");
        // Tests use the program that has built the site: compiling another beside the browsers would starve them.
        // Measurements use the release profile.
        let profile = if cfg!(debug_assertions) {
            "dev"
        } else {
            "native"
        };
        command.args([
            "run",
            "--quiet",
            "--profile",
            profile,
            "--package",
            "press",
            "--",
        ]);
        command.args(["build", "--no-compression"]).arg(self.root());
        let started = Instant::now();
        let done = command.output().expect("press");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        started.elapsed().as_secs_f64()
    }
}

fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built site") {
        let path = entry.expect("a file of it").path();
        let name = path.file_name().expect("its name");
        // Dot files are caches of other articles.
        if path.is_file() && !name.to_string_lossy().starts_with('.') {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}
