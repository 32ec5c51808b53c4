//! Font files of the typeface.

use std::path::Path;

use crate::{
    Result, files,
    output::{Output, Ownership, Provenance},
};

/// Paths of the files that every page needs, separated by a space.
pub(crate) const TEXT_FONTS: &str =
    "fonts/literata-latin-wght-normal.woff2 fonts/literata-latin-wght-italic.woff2";

/// Files that `style/fonts.css` names.
const FILES: [&str; 5] = [
    "literata-latin-wght-normal.woff2",
    "literata-latin-wght-italic.woff2",
    "literata-latin-ext-wght-normal.woff2",
    "literata-greek-wght-normal.woff2",
    "literata-cyrillic-wght-normal.woff2",
];

/// Rule for fonts, whose content does not say who put them there.
const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Remembered,
    advice: "remove it to use the font that `--fonts` names",
};

/// Copies the typeface into the site. Returns `false` if a file is missing; then nothing is copied.
pub(crate) fn copy(from: &Path, output: &Output) -> Result<bool> {
    let mut found = Vec::new();
    for name in FILES {
        match files::read(&from.join(name))? {
            Some(bytes) => found.push((name, bytes)),
            None => return Ok(false),
        }
    }
    for (name, bytes) in found {
        output.write(&format!("fonts/{name}"), &bytes, OWNERSHIP);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;

    #[test]
    fn every_file_that_the_style_sheet_names_is_copied() {
        let css = include_str!("../../../../style/fonts.css");
        let named: Vec<&str> = css
            .split("url(\"fonts/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(named, FILES);
        for file in TEXT_FONTS.split(' ') {
            assert!(FILES.iter().any(|name| file == format!("fonts/{name}")));
        }
    }

    #[test]
    fn the_typeface_is_copied_completely_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (from, site) = (folder.path().join("from"), folder.path().join("site"));
        fs::create_dir_all(&from).unwrap();
        let output = Output::new(&site, BTreeMap::new());
        assert!(!copy(&from, &output).unwrap());
        for name in FILES {
            assert!(!site.join("fonts").join(name).exists());
            fs::write(from.join(name), name).unwrap();
        }
        assert!(copy(&from, &output).unwrap());
        for name in FILES {
            assert_eq!(
                fs::read_to_string(site.join("fonts").join(name)).unwrap(),
                name
            );
        }
    }
}
