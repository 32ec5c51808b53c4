//! `cargo xtask size`: size of a reader's download, and the limits on it. A kilobyte has 1000 bytes.

mod files;
mod program;
mod record;

use std::{collections::BTreeSet, fs};

pub(crate) use files::brotli_size;
use files::{File, measure, sum};
use program::Program;
use record::{ALLOWED_GROWTH_PERCENT, RECORD_FILE, Record, no_record};

use crate::{failure::Failure, project::Project};

/// Code up to an article on the screen that the browser builds from its Markdown.
const CLIENT_RENDERED: &str = "client-rendered article";

/// Code up to a page that answers, where its article is in the HTML.
const PRERENDERED: &str = "prerendered page until it answers";

/// Targets for the compressed size of paths, in bytes. A larger build is reported and does not fail: the record limits it.
const TARGETS: [(&str, u64); 2] = [(CLIENT_RENDERED, 125_000), (PRERENDERED, 190_000)];

/// Prints the sizes; fails if one exceeds its recorded size by too much.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    let now = print(project)?;
    let text = project.read(RECORD_FILE).unwrap_or_default();
    let record =
        Record::from_json(&text).ok_or_else(|| no_record("the sizes of paths and parts"))?;
    record.check(&now)?;
    println!(
        "every path and part: at most {ALLOWED_GROWTH_PERCENT} % above its size in {RECORD_FILE}"
    );
    Ok(())
}

/// Prints the sizes and records them.
pub(crate) fn record(project: &Project) -> Result<(), Failure> {
    let now = print(project)?;
    fs::write(project.file(RECORD_FILE), now.to_json()).map_err(|error| {
        Failure::new(
            format!("{RECORD_FILE} cannot be written"),
            error.to_string(),
        )
    })?;
    println!("recorded in {RECORD_FILE}");
    Ok(())
}

/// Prints tables of the site's files, of the app's parts and of the paths, and returns the sizes to record.
fn print(project: &Project) -> Result<Record, Failure> {
    let files = measure(&project.file("dist"))?;
    print_table("file (kB of 1000 bytes; Brotli at quality 11)", &files);
    let program = Program::from_page(&project.read("dist/404.html")?)?;
    let parts = print_parts(&files, &program)?;
    let mut sums = Vec::new();
    for (name, names) in paths(&program)? {
        sums.push(sum(&files, name, &names)?);
    }
    print_table("path: code that a reader downloads", &sums);
    let paths = sums.into_iter().map(|path| (path.name, path.brotli));
    let now = Record {
        paths: paths.collect(),
        parts: parts.into_iter().collect(),
    };
    println!();
    for (name, target) in TARGETS {
        println!("{name}: {}", distance_to_target(now.paths[name], target));
    }
    Ok(now)
}

fn print_table(title: &str, rows: &[File]) {
    println!("\n{:>12} {:>12}  {title}", "raw", "Brotli");
    for File { name, raw, brotli } in rows {
        println!("{:>12} {:>12}  {name}", kilobytes(*raw), kilobytes(*brotli));
    }
}

/// Prints the compressed size of each part and of the code beside the parts, and returns the sizes of what each has for itself.
fn print_parts(files: &[File], program: &Program) -> Result<Vec<(String, u64)>, Failure> {
    println!("\n{:>12} {:>12}  part (Brotli)", "all files", "own file");
    let mut rows = program.beside_parts().to_vec();
    rows.extend(program.parts.iter().map(|part| {
        let own = [part.own.as_str()].into();
        (part.name.as_str(), part.files(), own)
    }));
    let mut sizes = Vec::new();
    for (name, all, own) in rows {
        let all = sum(files, name, &all)?.brotli;
        let own = sum(files, name, &own)?.brotli;
        println!("{:>12} {:>12}  {name}", kilobytes(all), kilobytes(own));
        sizes.push((name.to_owned(), own));
    }
    Ok(sizes)
}

/// Lists the files of code that a reader downloads on each path, each file once.
fn paths(program: &Program) -> Result<[(&'static str, BTreeSet<&str>); 4], Failure> {
    let start = program.start();
    let parse = program.part("parse")?;
    let app = program.part("app")?;
    let library = program.part("library")?;
    let search = program.part("search_share")?;
    let prerendered = &start | &app;
    Ok([
        (CLIENT_RENDERED, &start | &parse),
        (PRERENDERED, prerendered.clone()),
        ("library", &prerendered | &library),
        ("first search", &search - &app),
    ])
}

fn distance_to_target(size: u64, target: u64) -> String {
    let wanted = kilobytes(target);
    match size.checked_sub(target) {
        Some(over) if over > 0 => format!("{} over the target of {wanted}", kilobytes(over)),
        _ => format!("{} below the target of {wanted}", kilobytes(target - size)),
    }
}

/// Formats a number of bytes as kilobytes, with one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html data-js="a.js" data-wasm="a.wasm" data-parts="app:shared.wasm,app.wasm library:app.wasm,shared.wasm,library.wasm parse:shared.wasm,parse.wasm search_share:app.wasm,extra.wasm,search.wasm">"#;

    #[test]
    fn a_file_counts_once_in_a_path() {
        let sizes = [
            ("a.js", 1),
            ("a.wasm", 2),
            ("shared.wasm", 4),
            ("app.wasm", 8),
            ("library.wasm", 16),
            ("parse.wasm", 32),
            ("extra.wasm", 64),
            ("search.wasm", 128),
            ("pagefind/pagefind.js", 256),
        ];
        let files = sizes.map(|(name, brotli)| File {
            name: name.to_owned(),
            raw: 10 * brotli,
            brotli,
        });
        let program = Program::from_page(PAGE).unwrap();
        let sums = paths(&program).unwrap().map(|(name, names)| {
            let sum = sum(&files, name, &names).unwrap();
            assert_eq!(sum.raw, 10 * sum.brotli);
            (name, sum.brotli)
        });
        assert_eq!(
            sums,
            [
                (CLIENT_RENDERED, 1 + 2 + 4 + 32),
                (PRERENDERED, 1 + 2 + 4 + 8),
                ("library", 1 + 2 + 4 + 8 + 16),
                ("first search", 64 + 128),
            ]
        );
    }

    #[test]
    fn a_file_that_the_site_lacks_fails() {
        let failure = sum(&[], "app", &["app.wasm"].into()).unwrap_err();
        assert_eq!(
            failure.to_string(),
            "dist/ lacks app.wasm, which its pages name: run `cargo xtask build`"
        );
    }

    #[test]
    fn the_distance_to_the_target_is_reported() {
        for (size, text) in [
            (125_000, "0.0 kB below the target of 125.0 kB"),
            (120_000, "5.0 kB below the target of 125.0 kB"),
            (126_200, "1.2 kB over the target of 125.0 kB"),
        ] {
            assert_eq!(distance_to_target(size, 125_000), text);
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
