//! `cargo xtask bench build`: what `press build` takes over libraries of different sizes, as it is released.

// The same articles that searching is measured with; the two programs share no crate.
#[path = "../../tests/measure/synthetic_articles.rs"]
mod articles;
mod library;

use std::{fs, path::Path, process::Command, time::Instant};

use crate::{failure::Failure, process, project::Project, size};

use library::Library;

/// How many articles are pressed.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Where the sites go, so that nothing is mistaken for the project's own.
const FOLDER: &str = "target/bench-build";

/// What asks the system how much memory a program took; not every machine has it.
const TIME: &str = "/usr/bin/time";

/// Prints a line for each size.
pub(crate) fn measure(project: &Project) -> Result<(), Failure> {
    let dist = project.file("dist");
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "there is no built site in dist/",
            "`cargo xtask build` makes it",
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
        "press build, articles of {} words; the app's own files included",
        articles::WORDS
    );
    println!(
        "articles    cold: time   memory    one changed: time   memory    index of the texts    first screen, by Brotli and as written"
    );
    for count in SIZES {
        let library = Library::make(&dist, &project.file(FOLDER), count)?;
        let cold = press_once(&press, library.root())?;
        library.change_one()?;
        let warm = press_once(&press, library.root())?;
        let screen = library.first_screen()?;
        println!(
            "{count:>8}    {:>8.1} s {:>8}    {:>15.2} s {:>8}    {:>18}    {}, {}",
            cold.seconds,
            cold.megabytes(),
            warm.seconds,
            warm.megabytes(),
            size::kilobytes(library.index_size()),
            size::kilobytes(screen.compressed),
            size::kilobytes(screen.written),
        );
    }
    fs::remove_dir_all(project.file(FOLDER))
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be removed"), error.to_string()))
}

struct BuildCost {
    seconds: f64,
    /// The most that was in memory at once, in kilobytes of 1,024 bytes, where the system tells.
    memory: Option<u64>,
}

impl BuildCost {
    fn megabytes(&self) -> String {
        self.memory.map_or_else(
            || "not told".to_owned(),
            |memory| format!("{} MB", memory * 1024 / 1_000_000),
        )
    }
}

fn press_once(press: &Path, site: &Path) -> Result<BuildCost, Failure> {
    let measured = Path::new(TIME).is_file();
    let mut command = if measured {
        let mut command = Command::new(TIME);
        command.args(["-f", "memory %M"]).arg(press);
        command
    } else {
        Command::new(press)
    };
    command.arg("build").arg(site);
    let begun = Instant::now();
    let ended = process::capture(&mut command, |_| ())?;
    let seconds = begun.elapsed().as_secs_f64();
    if !ended.succeeded {
        return Err(Failure::new("press failed", ended.output.join("\n")));
    }
    let told = |line: &String| line.strip_prefix("memory ")?.trim().parse().ok();
    Ok(BuildCost {
        seconds,
        memory: ended.output.iter().find_map(told),
    })
}
