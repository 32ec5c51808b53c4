//! `cargo xtask size`: size of a reader's download, and the limits on it. A kilobyte has 1000 bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{failure::Failure, project::Project};

/// Allowed growth above the recorded sizes, in percent.
const ALLOWED_GROWTH_PERCENT: u64 = 2;

/// File of the recorded sizes.
const RECORD_FILE: &str = "xtask/size.json";

/// Page that names the app's files.
const PAGE: &str = "dist/404.html";

/// Compressed sizes in bytes: of the script, of the main program, of each part, of what parts share, and of all code that is
/// fetched on each path.
type Sizes = BTreeMap<String, u64>;

/// Prints the sizes; fails if one exceeds its recorded size by too much.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    let sizes = print(project)?;
    let record = project.read(RECORD_FILE).map_err(|_| no_record())?;
    let record: Sizes = serde_json::from_str(&record).map_err(|_| no_record())?;
    for (name, &size) in &sizes {
        check_growth(name, size, *record.get(name).ok_or_else(no_record)?)?;
    }
    println!("all within {ALLOWED_GROWTH_PERCENT} % of {RECORD_FILE}");
    Ok(())
}

/// Prints the sizes and records them.
pub(crate) fn record(project: &Project) -> Result<(), Failure> {
    let sizes = print(project)?;
    let sizes = sizes.into_iter().map(|(name, size)| (name, size.into()));
    let text = format!("{:#}\n", Value::Object(sizes.collect()));
    fs::write(project.file(RECORD_FILE), text).map_err(|error| {
        Failure::new(
            format!("{RECORD_FILE} cannot be written"),
            error.to_string(),
        )
    })?;
    println!("recorded in {RECORD_FILE}");
    Ok(())
}

fn check_growth(name: &str, size: u64, recorded: u64) -> Result<(), Failure> {
    if size * 100 > recorded * (100 + ALLOWED_GROWTH_PERCENT) {
        return Err(Failure::new(
            format!(
                "{name}: {} is more than {ALLOWED_GROWTH_PERCENT} % above the recorded {}",
                kilobytes(size),
                kilobytes(recorded)
            ),
            "find the cause, or accept the new size with `cargo xtask size --record`",
        ));
    }
    Ok(())
}

fn no_record() -> Failure {
    Failure::new(
        format!("{RECORD_FILE} lacks a recorded size"),
        "run `cargo xtask size --record`",
    )
}

/// Prints a table of the site's files, and the sizes by part and by path.
fn print(project: &Project) -> Result<Sizes, Failure> {
    let files = measure(&project.file("dist"))?;
    println!(
        "{:>12} {:>12}  file (kB of 1000 bytes; Brotli at quality 11)",
        "raw", "Brotli"
    );
    for File { name, raw, brotli } in &files {
        println!("{:>12} {:>12}  {name}", kilobytes(*raw), kilobytes(*brotli));
    }
    let sizes = sizes(&project.read(PAGE)?, &files);
    println!("\n{:>12}  part or path", "Brotli");
    for (name, size) in &sizes {
        println!("{:>12}  {name}", kilobytes(*size));
    }
    Ok(sizes)
}

/// Returns the sizes by part and by path, of the files that a page names.
fn sizes(page: &str, files: &[File]) -> Sizes {
    let attribute = |name: &str| {
        let rest = page.split_once(&format!("{name}=\""));
        rest.and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(value, _)| value)
    };
    let (script, main) = (attribute("data-js"), attribute("data-wasm"));
    let parts: BTreeMap<&str, Vec<&str>> = attribute("data-parts")
        .split(' ')
        .filter_map(|entry| entry.split_once(':'))
        .map(|(part, names)| (part, names.split(',').collect()))
        .collect();
    let fetched = |needed: &[&str]| -> BTreeSet<&str> {
        let of_parts = needed.iter().filter_map(|part| parts.get(part)).flatten();
        of_parts.copied().chain([script, main]).collect()
    };
    let sum = |names: &BTreeSet<&str>| -> u64 {
        let named = files
            .iter()
            .filter(|file| names.contains(file.name.as_str()));
        named.map(|file| file.brotli).sum()
    };
    let own = |part: &str, name: &str| {
        let hash = name.strip_prefix(part);
        hash.is_some_and(|hash| hash.starts_with('-'))
    };
    let mut sizes = Sizes::new();
    sizes.insert("script".to_owned(), sum(&[script].into()));
    sizes.insert("main".to_owned(), sum(&[main].into()));
    let mut shared: BTreeSet<&str> = parts.values().flatten().copied().collect();
    for (part, names) in &parts {
        let names: BTreeSet<&str> = names
            .iter()
            .copied()
            .filter(|name| own(part, name))
            .collect();
        sizes.insert(format!("part {part}"), sum(&names));
        shared.retain(|name| !names.contains(name));
    }
    sizes.insert("shared by parts".to_owned(), sum(&shared));
    let library = fetched(&["app", "library"]);
    let search = fetched(&["search_share"]);
    let search: BTreeSet<&str> = search.difference(&fetched(&["app"])).copied().collect();
    for (path, names) in [
        ("path article rendered in the browser", fetched(&["parse"])),
        ("path prerendered page until it answers", fetched(&["app"])),
        ("path library", library),
        ("path first search", search),
    ] {
        sizes.insert(path.to_owned(), sum(&names));
    }
    sizes
}

/// File of the site; sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
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
    fn growth_is_allowed_up_to_two_percent() {
        assert!(check_growth("main", 102_000, 100_000).is_ok());
        assert!(check_growth("main", 102_001, 100_000).is_err());
        assert!(check_growth("main", 10_000, 100_000).is_ok());
    }

    #[test]
    fn sizes_are_those_of_the_files_that_the_page_names() {
        let file = |name: &str, brotli| File {
            name: name.to_owned(),
            raw: 10 * brotli,
            brotli,
        };
        let files = [
            file("recto-1.js", 1),
            file("recto-1_bg.wasm", 2),
            file("shared-1.wasm", 4),
            file("app-1.wasm", 8),
            file("parse-1.wasm", 16),
            file("library-1.wasm", 32),
            file("search_share-1.wasm", 64),
            file("pagefind/pagefind.js", 128),
        ];
        let page = r#"<html data-js="recto-1.js" data-wasm="recto-1_bg.wasm" data-parts="app:shared-1.wasm,app-1.wasm library:app-1.wasm,library-1.wasm parse:shared-1.wasm,parse-1.wasm search_share:app-1.wasm,search_share-1.wasm">"#;
        let sizes = sizes(page, &files);
        for (name, size) in [
            ("script", 1),
            ("main", 2),
            ("shared by parts", 4),
            ("part library", 32),
            ("path article rendered in the browser", 1 + 2 + 4 + 16),
            ("path prerendered page until it answers", 1 + 2 + 4 + 8),
            ("path library", 1 + 2 + 4 + 8 + 32),
            ("path first search", 64),
        ] {
            assert_eq!(sizes[name], size, "{name}");
        }
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
