//! `_headers`: HTTP headers for Netlify, Cloudflare and similar hosts.

use std::fmt::Write;

use crate::{
    Result, files,
    output::{Output, Ownership},
};

/// File name, in the site's root.
const FILE: &str = "_headers";

/// First line of a file of press's own. A publisher who removes it keeps the file.
const MARK: &str = "# Written by press at every build. Without this line it is kept as it is.";

/// Caching of files that never change under their names: a year, the maximum that hosts accept.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Caching of the typeface, whose files are not named by their content: a week.
const TYPEFACE: &str = "public, max-age=604800";

/// Writes the file, unless the publisher has one of their own. No file matches two rules with the same header, since some hosts
/// join the values.
pub(crate) fn write(output: &Output) -> Result<()> {
    let names = files::file_names(output.root(), "")?;
    let immutable = names.iter().filter(|name| is_named_by_content(name));
    let ownership = Ownership::by_content(
        |bytes| bytes.starts_with(MARK.as_bytes()),
        "without it press writes one that says how long files may be kept",
    );
    output.write(
        FILE,
        rules(immutable.map(String::as_str)).as_bytes(),
        ownership,
    );
    Ok(())
}

/// Returns the rules. Pages need none: these hosts revalidate them by default.
fn rules<'a>(immutable: impl Iterator<Item = &'a str>) -> String {
    let mut text = MARK.to_owned() + "\n";
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "/{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    };
    rule(
        "*",
        &[
            // A policy in the page cannot have this directive.
            ("Content-Security-Policy", "frame-ancestors 'self'"),
            ("X-Content-Type-Options", "nosniff"),
        ],
    );
    rule("articles/*", &[("Cache-Control", "no-cache")]);
    rule("fonts/*", &[("Cache-Control", TYPEFACE)]);
    for name in immutable {
        let mut headers = vec![("Cache-Control", IMMUTABLE)];
        if extension(name) == "wasm" {
            headers.push(("Content-Type", "application/wasm"));
        }
        rule(name, &headers);
    }
    text
}

/// Returns whether a file is named by its content: the names of Trunk and of bundles contain a hash of 16 digits. Compressed
/// siblings are never requested by name. Names with other characters could change a rule or begin another.
fn is_named_by_content(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let hashed = name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(|&byte| is_digit(byte)).count();
        digits == 16 && part[digits..].starts_with(['.', '_'])
    });
    name.bytes().all(is_plain) && hashed && !["br", "gz"].contains(&extension(name))
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::*;

    fn write_to(site: &Path) {
        write(&Output::new(site, BTreeMap::new())).unwrap();
    }

    fn write_for(names: &[&str]) -> String {
        let site = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(site.path().join(name), "").unwrap();
        }
        write_to(site.path());
        fs::read_to_string(site.path().join(FILE)).unwrap()
    }

    #[test]
    fn files_named_by_content_are_immutable() {
        let headers = write_for(&[
            "recto-3372dce036671141.js",
            "recto-3372dce036671141.js.br",
            "recto-3372dce036671141_bg.wasm",
            "index.html",
            "a-decade-of-tides.txt",
        ]);
        let wasm = "/recto-3372dce036671141_bg.wasm\n  Cache-Control: public, max-age=31536000, immutable\n  Content-Type: application/wasm\n";
        assert!(headers.contains(wasm), "{headers}");
        assert_eq!(headers.matches("immutable").count(), 2, "{headers}");
        assert!(
            !headers.contains(".br") && !headers.contains("decade"),
            "{headers}"
        );
    }

    #[test]
    fn each_file_has_one_cache_control_rule() {
        let headers = write_for(&["style-732ccdb3beb49812.css"]);
        let everywhere = headers.split("/articles").next().unwrap();
        assert!(!everywhere.contains("Cache-Control"), "{headers}");
        assert!(
            headers.contains("/articles/*\n  Cache-Control: no-cache\n"),
            "{headers}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn file_names_cannot_inject_rules() {
        let headers = write_for(&["x\n  X-Y: z-732ccdb3beb49812.js", "*-732ccdb3beb49812.js"]);
        assert!(
            !headers.contains("X-Y") && !headers.contains("732"),
            "{headers}"
        );
    }

    #[test]
    fn a_publishers_own_file_stays() {
        let site = tempfile::tempdir().unwrap();
        let path = site.path().join(FILE);
        fs::write(&path, "/*\n  X: y\n").unwrap();
        write_to(site.path());
        assert_eq!(fs::read_to_string(path).unwrap(), "/*\n  X: y\n");
    }
}
