//! `cargo xtask size`: size of a reader's download, and the limits on it. A kilobyte has 1000 bytes.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{failure::Failure, project::Project};

/// Target for the compressed size of all wasm and JavaScript that every reader downloads, in bytes.
///
/// A larger build is reported and does not fail, as long as no build has reached the target.
const TARGET_BYTES: u64 = 150_000;

/// Allowed growth above the recorded size, in percent.
const ALLOWED_GROWTH_PERCENT: u64 = 5;

/// File of the recorded sizes.
const RECORD_FILE: &str = "xtask/size.json";

/// Beginning of the names of the files that are loaded on demand; Trunk takes it from `src/bin/`.
const ON_DEMAND_PREFIX: &str = "search_share-";

/// Code that is fetched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Code that every reader downloads.
    App,
    /// Code that is loaded on demand, for searching and sharing.
    OnDemand,
}

impl Part {
    const ALL: [Self; 2] = [Self::App, Self::OnDemand];

    /// Returns the part that a file belongs to; none for other files than code, and for the search index.
    fn from_file_name(name: &str) -> Option<Self> {
        match name {
            _ if !matches!(ending(name), "wasm" | "js") || name.starts_with("pagefind/") => None,
            _ if name.starts_with(ON_DEMAND_PREFIX) => Some(Self::OnDemand),
            _ => Some(Self::App),
        }
    }

    /// Returns the key of the recorded size.
    fn key(self) -> &'static str {
        match self {
            Self::App => "wasm_and_js_brotli_bytes",
            Self::OnDemand => "on_demand_wasm_and_js_brotli_bytes",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::App => "wasm and JS that every reader downloads",
            Self::OnDemand => "wasm and JS of searching and sharing, loaded on demand",
        }
    }
}

/// Prints the sizes; fails if one exceeds its recorded size by too much.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    let files = print(project)?;
    let record = project.read(RECORD_FILE).map_err(|_| no_record())?;
    for part in Part::ALL {
        let total = sum(&files, part).brotli;
        let recorded = recorded(&record, part).ok_or_else(no_record)?;
        check_growth(part, total, recorded)?;
        println!(
            "{}: within {ALLOWED_GROWTH_PERCENT} % of the recorded {}",
            part.title(),
            kilobytes(recorded)
        );
    }
    println!("{}", distance_to_target(sum(&files, Part::App).brotli));
    Ok(())
}

/// Prints the sizes and records them.
pub(crate) fn record(project: &Project) -> Result<(), Failure> {
    let files = print(project)?;
    let sizes = Part::ALL.map(|part| (part.key().to_owned(), sum(&files, part).brotli.into()));
    let text = format!("{:#}\n", Value::Object(sizes.into_iter().collect()));
    fs::write(project.file(RECORD_FILE), text).map_err(|error| {
        Failure::new(
            format!("{RECORD_FILE} cannot be written"),
            error.to_string(),
        )
    })?;
    println!("recorded in {RECORD_FILE}");
    Ok(())
}

fn check_growth(part: Part, total: u64, recorded: u64) -> Result<(), Failure> {
    if total * 100 > recorded * (100 + ALLOWED_GROWTH_PERCENT) {
        return Err(Failure::new(
            format!(
                "{}: {} is more than {ALLOWED_GROWTH_PERCENT} % above the recorded {}",
                part.title(),
                kilobytes(total),
                kilobytes(recorded)
            ),
            "find the cause, or accept the new size with `cargo xtask size --record`",
        ));
    }
    Ok(())
}

fn distance_to_target(total: u64) -> String {
    let target = kilobytes(TARGET_BYTES);
    match total.checked_sub(TARGET_BYTES) {
        Some(over) if over > 0 => format!("{} over the target of {target}", kilobytes(over)),
        _ => format!("within the target of {target}"),
    }
}

fn no_record() -> Failure {
    Failure::new(
        format!("{RECORD_FILE} lacks a recorded size"),
        "run `cargo xtask size --record`",
    )
}

fn recorded(json: &str, part: Part) -> Option<u64> {
    serde_json::from_str::<Value>(json).ok()?[part.key()].as_u64()
}

/// File of the site, or the sum of several; sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints a table of the site's files and of the sums of each part.
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

/// Sums up the files of a part.
fn sum(files: &[File], part: Part) -> File {
    let of_part = || {
        files
            .iter()
            .filter(|file| Part::from_file_name(&file.name) == Some(part))
    };
    File {
        name: part.title().to_owned(),
        raw: of_part().map(|file| file.raw).sum(),
        brotli: of_part().map(|file| file.brotli).sum(),
    }
}

/// Measures the files that a browser loads for any article: code, style, page and fonts.
fn measure(dist: &Path) -> Result<Vec<File>, Failure> {
    let missing = || Failure::new("dist/index.html does not exist", "run `cargo xtask build`");
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
        // WOFF2 is compressed by Brotli already.
        let brotli = if ending(&name) == "woff2" {
            bytes.len()
        } else {
            brotli_size(&bytes)
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

/// Lists the code outside the articles' folder, and the first page for all pages, which are alike.
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

/// Returns the length at Brotli's highest quality, in bytes: the one that hosts of static files send.
pub(crate) fn brotli_size(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    match writer.write_all(bytes) {
        Ok(()) => writer.into_inner().len(),
        Err(_) => bytes.len(),
    }
}

/// Formats a number of bytes as kilobytes, with one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_to_the_target_is_reported() {
        assert_eq!(
            distance_to_target(TARGET_BYTES),
            "within the target of 150.0 kB"
        );
        assert_eq!(
            distance_to_target(TARGET_BYTES + 1200),
            "1.2 kB over the target of 150.0 kB"
        );
    }

    #[test]
    fn growth_is_allowed_up_to_five_percent() {
        for part in Part::ALL {
            assert!(check_growth(part, 105_000, 100_000).is_ok());
            assert!(check_growth(part, 105_001, 100_000).is_err());
            assert!(check_growth(part, 10_000, 100_000).is_ok());
        }
    }

    #[test]
    fn the_recorded_size_is_a_number_of_bytes() {
        let json = r#"{"wasm_and_js_brotli_bytes": 123456}"#;
        assert_eq!(recorded(json, Part::App), Some(123_456));
        assert_eq!(recorded(json, Part::OnDemand), None);
        assert_eq!(recorded("not JSON", Part::App), None);
    }

    #[test]
    fn code_loaded_on_demand_is_counted_apart_and_the_search_index_never() {
        let file = |name: &str, brotli| File {
            name: name.to_owned(),
            raw: 10 * brotli,
            brotli,
        };
        let files = [
            file("recto-1.js", 1),
            file("recto-1_bg.wasm", 2),
            file("search_share-1.js", 4),
            file("search_share-1_bg.wasm", 8),
            file("pagefind/pagefind.js", 16),
            file("style-1.css", 32),
            file("snippets/a/b.js", 64),
        ];
        let total = |part| (sum(&files, part).raw, sum(&files, part).brotli);
        assert_eq!(total(Part::App), (670, 67));
        assert_eq!(total(Part::OnDemand), (120, 12));
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
