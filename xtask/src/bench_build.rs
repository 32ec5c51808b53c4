//! `cargo xtask bench build`: time and memory of `press build`, in its release profile, by the size of the library.

// Shared with the measurement of searching; the two programs have no crate in common.
#[path = "../../tests/measure/synthetic_articles.rs"]
mod articles;
mod library;

use std::{fs, path::Path, process::Command, time::Instant};

use crate::{failure::Failure, process, project::Project, size};

use library::Library;

/// Sizes of the libraries, in articles.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Folder of the generated sites.
const FOLDER: &str = "target/bench-build";

/// Program that measures another's memory; not every machine has it.
const TIME: &str = "/usr/bin/time";

/// Prints a table with a row for each size.
pub(crate) fn measure(project: &Project) -> Result<(), Failure> {
    let dist = project.file("dist");
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "dist/ has no built site",
            "run `cargo xtask build`",
        ));
    }
    process::run(project.command("cargo").args([
        "build",
        "--quiet",
        "--profile",
        "native",
        "--package",
        "press",
    ]))?;
    let press = project.file("target/native/press");
    println!(
        "press build, articles of {} words, with the app's own files",
        articles::WORDS
    );
    println!(
        "articles    cold: time   memory    one changed: time   memory          search index    first screen, by Brotli and uncompressed"
    );
    for count in SIZES {
        let library = Library::make(&dist, &project.file(FOLDER), count)?;
        let cold = measure_build(&press, library.root())?;
        library.change_one()?;
        let warm = measure_build(&press, library.root())?;
        let screen = library.first_screen()?;
        println!(
            "{count:>8}    {:>8.1} s {:>8}    {:>15.2} s {:>8}    {:>18}    {}, {}",
            cold.seconds,
            cold.megabytes(),
            warm.seconds,
            warm.megabytes(),
            size::kilobytes(library.index_size()),
            size::kilobytes(screen.compressed),
            size::kilobytes(screen.raw),
        );
    }
    fs::remove_dir_all(project.file(FOLDER))
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be removed"), error.to_string()))
}

/// Time and memory of one build.
struct BuildCost {
    seconds: f64,
    /// Peak memory in units of 1,024 bytes, where the system reports it.
    memory: Option<u64>,
}

impl BuildCost {
    fn megabytes(&self) -> String {
        self.memory.map_or_else(
            || "unknown".to_owned(),
            |memory| format!("{} MB", memory * 1024 / 1_000_000),
        )
    }
}

fn measure_build(press: &Path, site: &Path) -> Result<BuildCost, Failure> {
    let mut command = if Path::new(TIME).is_file() {
        let mut command = Command::new(TIME);
        command.args(["-f", "memory %M"]).arg(press);
        command
    } else {
        Command::new(press)
    };
    command.arg("build").arg(site);
    let started = Instant::now();
    let captured = process::capture(&mut command, |_| ())?;
    let seconds = started.elapsed().as_secs_f64();
    if !captured.succeeded {
        return Err(Failure::new(
            "`press build` failed",
            captured.output.join("\n"),
        ));
    }
    let memory = |line: &String| line.strip_prefix("memory ")?.trim().parse().ok();
    Ok(BuildCost {
        seconds,
        memory: captured.output.iter().find_map(memory),
    })
}
