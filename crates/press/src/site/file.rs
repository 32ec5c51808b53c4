//! Reading of `site.toml` and of the files that it names.

use std::{collections::BTreeMap, path::Path};

use super::{ArticleName, MAX_BYTES, NAME, Site, parse, typefaces::FontFile};
use crate::{
    diagnostic::{Code, Diagnostic, Source, suggest},
    files,
    output::safe_path::{self, Location},
};

/// A `site.toml` that was read.
#[derive(Debug)]
pub(crate) struct SiteFile {
    /// The settings.
    pub(crate) site: Site,
    /// The diagnostics, by line and column.
    pub(crate) diagnostics: Vec<Diagnostic>,
    source: Source,
}

/// Status of an article that `site.toml` may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ArticleStatus {
    /// Listed in the library.
    Listed,
    /// A draft that is not listed.
    Draft,
}

impl SiteFile {
    /// Reads the file at `path` below `root`, with the fonts that it names; empty if there is no such file. `file` is its path for
    /// diagnostics. Fails with a diagnostic where it cannot be read, and follows no symbolic link below the root.
    pub(crate) fn read(root: &Path, path: &str, file: String) -> Result<Self, Box<Diagnostic>> {
        let text = match read_text(root, path) {
            Ok(text) => text.unwrap_or_default(),
            Err(error) => return Err(Box::new(error.into_diagnostic(file))),
        };
        let mut read = Self::parse(file, text);
        let folder = path.strip_suffix(NAME).unwrap_or_default();
        let (source, diagnostics) = (&read.source, &mut read.diagnostics);
        read.site.typefaces.files.retain(|font| {
            let diagnostic = check_font(source, root, folder, font);
            let is_usable = diagnostic.is_none();
            diagnostics.extend(diagnostic);
            is_usable
        });
        read.sort();
        Ok(read)
    }

    /// Parses the text of the file. `file` is its path for diagnostics.
    pub(crate) fn parse(file: String, text: String) -> Self {
        let source = Source::new(file, text);
        let (site, diagnostics) = parse::parse(&source);
        let mut read = Self {
            site,
            diagnostics,
            source,
        };
        read.sort();
        read
    }

    /// Adds diagnostics of the articles that the file names and that are not listed. `articles` are those of the site, by
    /// slug.
    pub(crate) fn check_articles(&mut self, articles: &BTreeMap<&str, ArticleStatus>) {
        for ArticleName { slug, span } in &self.site.named_articles {
            let (code, message, help) = match articles.get(slug.as_str()) {
                Some(ArticleStatus::Listed) => continue,
                Some(ArticleStatus::Draft) => (
                    Code::SiteDraft,
                    format!("`{slug}` is a draft and is not listed"),
                    "publish it, or remove it here until then".to_owned(),
                ),
                None => {
                    let help = match suggest(slug, articles.keys().copied()) {
                        Some(similar) => format!("did you mean `{similar}`?"),
                        None => "write the name of its file without `.md`, or remove it".to_owned(),
                    };
                    let message = format!("there is no article `{slug}`");
                    (Code::SiteArticle, message, help)
                }
            };
            let diagnostic = self.source.diagnostic(code, span.clone(), message);
            self.diagnostics.push(diagnostic.help(help));
        }
        self.sort();
    }

    fn sort(&mut self) {
        self.diagnostics
            .sort_by(|one, other| one.order().cmp(&other.order()));
    }
}

/// Reason why the file cannot be read.
enum ReadError {
    /// A symbolic link, by its path below the root.
    Link(String),
    /// Another problem of the system.
    Io(String),
    /// Bytes that are not UTF-8, on this line.
    Encoding(usize),
}

impl ReadError {
    fn into_diagnostic(self, file: String) -> Diagnostic {
        const PLAIN_FILE: &str = "put a plain file of at most 1 MB there, or remove it; until then `press build` treats the file as empty";
        let (code, message, help) = match self {
            Self::Link(link) => {
                let message = format!("`{link}` is a symbolic link and is not followed");
                (Code::SiteRead, message, PLAIN_FILE)
            }
            Self::Io(reason) => {
                let message = format!("the file cannot be read: {reason}");
                (Code::SiteRead, message, PLAIN_FILE)
            }
            Self::Encoding(line) => {
                let help = "save the file as UTF-8; until then `press build` treats it as empty";
                (
                    Code::SiteEncoding,
                    format!("line {line} is not UTF-8"),
                    help,
                )
            }
        };
        Diagnostic::of_file(code, file, message).help(help)
    }
}

fn read_text(root: &Path, path: &str) -> Result<Option<String>, ReadError> {
    let file =
        match safe_path::resolve(root, path).map_err(|error| ReadError::Io(error.to_string()))? {
            Location::Vacant(_) => return Ok(None),
            Location::Symlink(link) => return Err(ReadError::Link(link)),
            Location::Existing(file) => file,
        };
    let bytes =
        files::try_read(&file, MAX_BYTES).map_err(|error| ReadError::Io(error.to_string()))?;
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        ReadError::Encoding(before.split(|&byte| byte == b'\n').count())
    })
}

/// Returns the diagnostic of a font file that is missing or behind a symbolic link. `folder` is the folder of the articles
/// below the root, empty or with a slash at its end.
fn check_font(source: &Source, root: &Path, folder: &str, font: &FontFile) -> Option<Diagnostic> {
    let path = format!("{folder}{}", font.path);
    let (message, help) = match safe_path::resolve(root, &path) {
        Ok(Location::Existing(file)) if file.is_file() => return None,
        Ok(Location::Symlink(link)) => (
            format!("`{link}` is a symbolic link and is not followed"),
            "put the font itself there",
        ),
        _ => (
            format!("there is no file `{path}`"),
            "put the font there, or correct `file`",
        ),
    };
    let diagnostic = source.diagnostic(Code::SiteFont, font.span.clone(), message);
    Some(diagnostic.help(help))
}
