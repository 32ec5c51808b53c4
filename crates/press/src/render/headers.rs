//! `_headers`: what Netlify, Cloudflare and hosts like them are told of how long files may be kept.

use std::fmt::Write;

use crate::{
    Result, files,
    output::{Output, Ownership},
};

/// Where it is, below the site's root.
const FILE: &str = "_headers";

/// What marks it as written here. Whoever takes the line out keeps the file as their own.
const MARK: &str = "# Written by press at every build. Without this line it is kept as it is.";

/// How long a file may be kept that never changes under its name: a year, which is what hosts take for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// How long the typeface may be kept, whose files are not named by their content: a week.
const TYPEFACE: &str = "public, max-age=604800";

/// Writes it, unless the publisher has one of their own. Every file is named by one rule only: some hosts would join
/// what two of them say.
pub(crate) fn write(output: &Output) -> Result<()> {
    let names = files::file_names(output.root(), "")?;
    let lasting = names.iter().filter(|name| is_lasting(name));
    let kind = Ownership::by_content(
        |bytes| bytes.starts_with(MARK.as_bytes()),
        "without it press writes one that says how long files may be kept",
    );
    output.write(FILE, rules(lasting.map(String::as_str)).as_bytes(), kind);
    Ok(())
}

/// Pages are asked for anew by default there.
fn rules<'a>(lasting: impl Iterator<Item = &'a str>) -> String {
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
            // It cannot be said in the page itself.
            ("Content-Security-Policy", "frame-ancestors 'self'"),
            ("X-Content-Type-Options", "nosniff"),
        ],
    );
    rule("articles/*", &[("Cache-Control", "no-cache")]);
    rule("fonts/*", &[("Cache-Control", TYPEFACE)]);
    for name in lasting {
        let mut headers = vec![("Cache-Control", FOR_EVER)];
        if ending(name) == "wasm" {
            headers.push(("Content-Type", "application/wasm"));
        }
        rule(name, &headers);
    }
    text
}

/// Whether the name of a file says what is in it: Trunk and the joined style put 16 digits of a hash there. Compressed
/// forms are never asked for by their own names. Other signs than theirs mean something in a rule, or begin another.
fn is_lasting(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let hashed = name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(|&byte| is_digit(byte)).count();
        digits == 16 && part[digits..].starts_with(['.', '_'])
    });
    name.bytes().all(is_plain) && hashed && !["br", "gz"].contains(&ending(name))
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
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
    fn files_that_are_named_by_their_content_are_kept_for_ever() {
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
    fn no_file_has_two_rules_that_say_how_long_it_is_kept() {
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
    fn no_name_of_a_file_writes_a_rule() {
        let headers = write_for(&["x\n  X-Y: z-732ccdb3beb49812.js", "*-732ccdb3beb49812.js"]);
        assert!(
            !headers.contains("X-Y") && !headers.contains("732"),
            "{headers}"
        );
    }

    #[test]
    fn a_file_of_the_publishers_own_is_kept() {
        let site = tempfile::tempdir().unwrap();
        let path = site.path().join(FILE);
        fs::write(&path, "/*\n  X: y\n").unwrap();
        write_to(site.path());
        assert_eq!(fs::read_to_string(path).unwrap(), "/*\n  X: y\n");
    }
}
