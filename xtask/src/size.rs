//! `cargo xtask size`: what a reader downloads, and the limits on it. A kilobyte has 1000 bytes.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{failure::Failure, project::Project};

/// What wasm and JavaScript together should have at most, compressed, in bytes, for those who read: what the design aims at.
/// It is told and does not fail, as long as no build has reached it.
const AIM: u64 = 150_000;

/// How far above the recorded size a build may be, in percent.
const TOLERANCE: u64 = 5;

/// Where the recorded sizes are.
const RECORD: &str = "xtask/size.json";

/// A part of the code that is fetched at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What every reader downloads.
    Reading,
    /// What those download besides who search or share.
    Later,
}

impl Part {
    const ALL: [Self; 2] = [Self::Reading, Self::Later];

    /// The part that a file belongs to; none where it is no code, or the search index's own.
    fn of(name: &str) -> Option<Self> {
        match name {
            _ if !matches!(ending(name), "wasm" | "js") || name.starts_with("pagefind/") => None,
            _ if name.starts_with("later-") => Some(Self::Later),
            _ => Some(Self::Reading),
        }
    }

    /// The key of its recorded size.
    fn key(self) -> &'static str {
        match self {
            Self::Reading => "wasm_and_js_brotli_bytes",
            Self::Later => "later_wasm_and_js_brotli_bytes",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Reading => "wasm and JS that every reader downloads",
            Self::Later => "wasm and JS of searching and sharing, fetched when first used",
        }
    }
}

/// Prints the sizes, and fails where one is too far above the recorded one.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    let files = print(project)?;
    let record = project.read(RECORD).map_err(|_| no_record())?;
    for part in Part::ALL {
        let total = sum(&files, part).brotli;
        let recorded = recorded(&record, part).ok_or_else(no_record)?;
        judge(part, total, recorded)?;
        println!(
            "{}: within {TOLERANCE} % of the recorded {}",
            part.title(),
            kilobytes(recorded)
        );
    }
    println!("{}", against_aim(sum(&files, Part::Reading).brotli));
    Ok(())
}

/// Prints the sizes and records them.
pub(crate) fn record(project: &Project) -> Result<(), Failure> {
    let files = print(project)?;
    let sizes = Part::ALL.map(|part| (part.key().to_owned(), sum(&files, part).brotli.into()));
    let text = format!("{:#}\n", Value::Object(sizes.into_iter().collect()));
    fs::write(project.file(RECORD), text)
        .map_err(|error| Failure::new(format!("{RECORD} cannot be written"), error.to_string()))?;
    println!("recorded in {RECORD}");
    Ok(())
}

fn judge(part: Part, total: u64, recorded: u64) -> Result<(), Failure> {
    if total * 100 > recorded * (100 + TOLERANCE) {
        return Err(Failure::new(
            format!(
                "{}: {}, over {TOLERANCE} % above the recorded {}",
                part.title(),
                kilobytes(total),
                kilobytes(recorded)
            ),
            "find what made them grow; where it is worth its weight, `cargo xtask size --record`",
        ));
    }
    Ok(())
}

fn against_aim(total: u64) -> String {
    let aim = kilobytes(AIM);
    match total.checked_sub(AIM) {
        Some(over) if over > 0 => format!("{} over the {aim} aimed at", kilobytes(over)),
        _ => format!("within the {aim} aimed at"),
    }
}

fn no_record() -> Failure {
    Failure::new(
        format!("{RECORD} lacks a recorded size"),
        "`cargo xtask size --record` writes it",
    )
}

fn recorded(json: &str, part: Part) -> Option<u64> {
    serde_json::from_str::<Value>(json).ok()?[part.key()].as_u64()
}

/// A file of the site.
#[derive(Debug, PartialEq, Eq)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints a table of the files of the site, and the sums of each part.
fn print(project: &Project) -> Result<Vec<File>, Failure> {
    let files = measure(&project.file("dist"))?;
    println!(
        "{:>12} {:>12}  file (kB of 1000 bytes; Brotli at quality 11)",
        "raw", "Brotli"
    );
    let sums = Part::ALL.map(|part| sum(&files, part));
    for File { name, raw, brotli } in files.iter().chain(&sums) {
        println!("{:>12} {:>12}  {name}", kilobytes(*raw), kilobytes(*brotli));
    }
    Ok(files)
}

/// The files of a part together.
fn sum(files: &[File], part: Part) -> File {
    let of_part = || {
        files
            .iter()
            .filter(|file| Part::of(&file.name) == Some(part))
    };
    File {
        name: part.title().to_owned(),
        raw: of_part().map(|file| file.raw).sum(),
        brotli: of_part().map(|file| file.brotli).sum(),
    }
}

/// The files that the reader's browser loads whatever the article: code, style, page, and apart from them the fonts.
fn measure(dist: &Path) -> Result<Vec<File>, Failure> {
    let missing = || {
        Failure::new(
            "there is no dist/index.html",
            "`cargo xtask build` makes it",
        )
    };
    let mut files = Vec::new();
    let mut has_page = false;
    for path in code_files(dist).map_err(|_| missing())? {
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        has_page |= name == "index.html";
        let bytes = fs::read(&path)
            .map_err(|error| Failure::new(format!("{name} cannot be read"), error.to_string()))?;
        // A font is compressed already, by Brotli too.
        let brotli = if ending(&name) == "woff2" {
            bytes.len()
        } else {
            compressed(&bytes)
        };
        files.push(File {
            name,
            raw: bytes.len() as u64,
            brotli: brotli as u64,
        });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    if has_page { Ok(files) } else { Err(missing()) }
}

/// The code anywhere but among the articles; of the pages, which are all alike, the first.
fn code_files(dist: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if path != dist.join("articles") {
                    folders.push(path);
                }
                continue;
            }
            let name = path.to_string_lossy();
            if matches!(ending(&name), "wasm" | "js" | "css" | "woff2")
                || path == dist.join("index.html")
            {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The length at Brotli's highest quality, which is what a host of static files sends.
pub(crate) fn compressed(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    match writer.write_all(bytes) {
        Ok(()) => writer.into_inner().len(),
        Err(_) => bytes.len(),
    }
}

pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_to_the_aim_is_told() {
        assert_eq!(against_aim(AIM), "within the 150.0 kB aimed at");
        assert_eq!(against_aim(AIM + 1200), "1.2 kB over the 150.0 kB aimed at");
    }

    #[test]
    fn growth_is_allowed_up_to_five_percent() {
        for part in Part::ALL {
            assert!(judge(part, 105_000, 100_000).is_ok());
            assert!(judge(part, 105_001, 100_000).is_err());
            assert!(judge(part, 10_000, 100_000).is_ok());
        }
    }

    #[test]
    fn the_recorded_size_is_a_number_of_bytes() {
        let json = r#"{"wasm_and_js_brotli_bytes": 123456}"#;
        assert_eq!(recorded(json, Part::Reading), Some(123_456));
        assert_eq!(recorded(json, Part::Later), None);
        assert_eq!(recorded("not JSON", Part::Reading), None);
    }

    #[test]
    fn what_is_fetched_later_counts_apart_and_the_index_not_at_all() {
        let file = |name: &str, brotli| File {
            name: name.to_owned(),
            raw: 10 * brotli,
            brotli,
        };
        let files = [
            file("recto-1.js", 1),
            file("recto-1_bg.wasm", 2),
            file("later-1.js", 4),
            file("later-1_bg.wasm", 8),
            file("pagefind/pagefind.js", 16),
            file("style-1.css", 32),
            file("snippets/a/b.js", 64),
        ];
        let total = |part| (sum(&files, part).raw, sum(&files, part).brotli);
        assert_eq!(total(Part::Reading), (670, 67));
        assert_eq!(total(Part::Later), (120, 12));
    }

    #[test]
    fn code_is_counted_and_articles_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        let write = |name: &str, text: &str| {
            fs::create_dir_all(dist.join(name).parent().unwrap()).unwrap();
            fs::write(dist.join(name), text).unwrap();
        };
        write("app.js", &"function repeated() {} ".repeat(100));
        assert!(measure(dist).is_err(), "a folder without a page is no site");
        for name in [
            "index.html",
            "low-tide/index.html",
            "articles/a.js",
            "fonts/a.woff2",
            "snippets/a/b.js",
            "icon.svg",
        ] {
            write(name, "x");
        }
        let files = measure(dist).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(
            names,
            ["app.js", "fonts/a.woff2", "index.html", "snippets/a/b.js"]
        );
        assert_eq!(files[0].raw, 2300);
        assert!(files[0].brotli < 100, "{}", files[0].brotli);
    }

    #[test]
    fn a_kilobyte_has_1000_bytes() {
        assert_eq!(kilobytes(199_999), "199.9 kB");
        assert_eq!(kilobytes(50), "0.0 kB");
    }
}
