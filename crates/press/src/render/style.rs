//! Bundle of the app's style sheets.

use crate::{
    Error, Result,
    fingerprint::content_hash,
    output::{Output, Ownership, safe_path},
    render::shell::StyleSheets,
};

/// State of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypefaceFiles {
    /// Its files are in the site.
    Installed,
    /// Its files are missing, so its style sheet is left out of the bundle.
    Missing,
}

/// Concatenates the style sheets into one file that is named by its content, so that one request loads them. Returns its name.
pub(crate) fn bundle(
    sheets: &StyleSheets,
    output: &Output,
    typeface: TypefaceFiles,
) -> Result<String> {
    let names = match sheets {
        StyleSheets::Bundled(name) => {
            output.mark_own(name);
            return Ok(name.clone());
        }
        StyleSheets::Separate(names) => names,
    };
    let mut all = Vec::new();
    for name in names {
        let path = output.root().join(name);
        let css = safe_path::read(output.root(), name)?
            .ok_or_else(|| Error::missing(path).help("build the site again"))?;
        if typeface == TypefaceFiles::Installed || !name.starts_with("fonts-") {
            all.extend_from_slice(&css);
            all.push(b'\n');
        }
    }
    let bundle = format!("style-{}.css", content_hash(&all));
    output.write(&bundle, &all, Ownership::BY_NAME);
    // No page names them any more.
    for name in names {
        output.remove(name, Ownership::BY_NAME);
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;
    use crate::files;

    fn bundle_two(typeface: TypefaceFiles) -> (String, Vec<String>) {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("layers-1.css"), "@layer a;").unwrap();
        fs::write(site.path().join("fonts-1.css"), "@font-face{}").unwrap();
        let sheets = StyleSheets::Separate(vec!["layers-1.css".into(), "fonts-1.css".into()]);
        let output = Output::new(site.path(), BTreeMap::new());
        let name = bundle(&sheets, &output, typeface).unwrap();
        (
            fs::read_to_string(site.path().join(&name)).unwrap(),
            files::file_names(site.path(), ".css").unwrap(),
        )
    }

    #[test]
    fn style_sheets_are_bundled_in_their_order() {
        let (css, names) = bundle_two(TypefaceFiles::Installed);
        assert_eq!(css, "@layer a;\n@font-face{}\n");
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn a_missing_typeface_is_left_out_of_the_bundle() {
        let (css, names) = bundle_two(TypefaceFiles::Missing);
        assert_eq!(css, "@layer a;\n");
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn an_earlier_bundle_stays() {
        let site = tempfile::tempdir().unwrap();
        let output = Output::new(site.path(), BTreeMap::new());
        let sheets = StyleSheets::Bundled("style-1.css".into());
        assert_eq!(
            bundle(&sheets, &output, TypefaceFiles::Missing).unwrap(),
            "style-1.css"
        );
    }
}
