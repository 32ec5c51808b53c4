//! Sites with other articles than the sample library's: the app of the built one, pressed anew.

use std::{fs, path::Path, process::Command, time::Instant};

use tempfile::TempDir;

use crate::dist;

/// A site in a folder of its own, which goes with it.
#[derive(Debug)]
pub struct TempSite(TempDir);

impl TempSite {
    /// One with what the built site has beside its articles, and no articles.
    #[must_use]
    pub fn empty() -> Self {
        let site = Self(tempfile::tempdir().expect("a folder for a site"));
        copy_files(&dist(), site.root());
        fs::create_dir(site.root().join("fonts")).expect("a folder");
        copy_files(&dist().join("fonts"), &site.root().join("fonts"));
        fs::create_dir(site.root().join("articles")).expect("a folder");
        site
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Adds an article.
    pub fn add(&self, name: &str, markdown: &str) {
        let path = self.root().join(format!("articles/{name}.md"));
        fs::write(path, markdown).expect("an article");
    }

    /// Writes what `press` writes, and says how long it took, in seconds. The files are compressed by the host.
    pub fn press(&self) -> f64 {
        let mut command = Command::new("cargo");
        // Tests take the program that the build of the site has made already: building another beside the browsers would
        // starve them. Measurements take it as it is released.
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
        // What an earlier run remembers is about other articles.
        if path.is_file() && !name.to_string_lossy().starts_with('.') {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}
