//! The style sheets of a site, joined into one.

use crate::{
    Error, Result,
    fingerprint::content_hash,
    output::{Output, Ownership, safe_path},
    render::shell::StyleSheets,
};

/// What becomes of the style sheet that names the typeface's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typeface {
    /// The files are there.
    Installed,
    /// They are not: a style sheet that named them would ask for them in vain.
    Missing,
}

/// Joins the style sheets into one file, named by its content, so that one request brings them; says its name.
pub(crate) fn join(sheets: &StyleSheets, output: &Output, typeface: Typeface) -> Result<String> {
    let names = match sheets {
        StyleSheets::Joined(name) => {
            output.mark_own(name);
            return Ok(name.clone());
        }
        StyleSheets::Apart(names) => names,
    };
    let mut all = Vec::new();
    for name in names {
        let path = output.root().join(name);
        let css = safe_path::read(output.root(), name)?
            .ok_or_else(|| Error::missing(path).help("build the site again"))?;
        if typeface == Typeface::Installed || !name.starts_with("fonts-") {
            all.extend_from_slice(&css);
            all.push(b'\n');
        }
    }
    let joined = format!("style-{}.css", content_hash(&all));
    output.write(&joined, &all, Ownership::BY_NAME);
    // Trunk has made them for this: the page that named them is written anew.
    for name in names {
        output.remove(name, Ownership::BY_NAME);
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;
    use crate::files;

    fn join_two(typeface: Typeface) -> (String, Vec<String>) {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("layers-1.css"), "@layer a;").unwrap();
        fs::write(site.path().join("fonts-1.css"), "@font-face{}").unwrap();
        let sheets = StyleSheets::Apart(vec!["layers-1.css".into(), "fonts-1.css".into()]);
        let output = Output::new(site.path(), BTreeMap::new());
        let name = join(&sheets, &output, typeface).unwrap();
        (
            fs::read_to_string(site.path().join(&name)).unwrap(),
            files::file_names(site.path(), ".css").unwrap(),
        )
    }

    #[test]
    fn the_order_is_kept_and_one_file_is_left() {
        let (css, names) = join_two(Typeface::Installed);
        assert_eq!(css, "@layer a;\n@font-face{}\n");
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn fonts_that_are_missing_are_not_asked_for() {
        let (css, names) = join_two(Typeface::Missing);
        assert_eq!(css, "@layer a;\n");
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn what_was_joined_before_stays() {
        let site = tempfile::tempdir().unwrap();
        let output = Output::new(site.path(), BTreeMap::new());
        let joined = StyleSheets::Joined("style-1.css".into());
        assert_eq!(
            join(&joined, &output, Typeface::Missing).unwrap(),
            "style-1.css"
        );
    }
}
