//! The kinds of problems, with names that stay the same. `docs/checks.md` explains each, and a test compares the two.

/// Severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Readers miss something.
    Error,
    /// Readers could be served better.
    Warning,
    /// Nothing is wrong.
    Note,
}

impl Severity {
    /// Returns the name in JSON and SARIF.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $summary:literal;)+) => {
        /// Kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Code {
            $(#[doc = $summary] $variant,)+
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns the public name, such as `link-file`.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Returns the severity.
            pub(crate) fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Returns the description, one sentence.
            pub(crate) fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }
        }
    };
}

codes! {
    FrontMatter = "front-matter", Error, "The front matter cannot be read, or a value in it is not valid.";
    FrontMatterKey = "front-matter-key", Warning, "A key of the front matter is unknown and similar to a known one.";
    Date = "date", Error, "A date is not valid.";
    DateFuture = "date-future", Warning, "An article is dated in the future.";
    DateOrder = "date-order", Warning, "An article was updated before it was published.";
    TagAlike = "tag-alike", Warning, "A tag is spelled differently elsewhere.";
    Draft = "draft", Note, "An article is a draft and was not checked.";
    FileName = "file-name", Error, "The name of a file cannot be the address of an article.";
    FileEnding = "file-ending", Error, "The name of an article does not end in `.md`.";
    FileLink = "file-link", Error, "An article is a symbolic link that leads out of the folder of the articles.";
    FileKind = "file-kind", Warning, "Something with the name of an article is not a file.";
    FileRead = "file-read", Error, "An article cannot be read.";
    FileFolder = "file-folder", Warning, "An article is in a subfolder and is not listed.";
    FileEncoding = "file-encoding", Error, "An article is not encoded as UTF-8.";
    FileSize = "file-size", Error, "An article is larger than the app opens.";
    FileLarge = "file-large", Warning, "An article is so large that it opens slowly.";
    SlugDuplicate = "slug-duplicate", Error, "Two articles have the same address on some hosts.";
    IdDuplicate = "id-duplicate", Error, "The id that the author gave to a heading is already in use.";
    HeadingSkip = "heading-skip", Warning, "A heading is more than one level below the one before it.";
    LinkArticle = "link-article", Error, "A link leads to an article that does not exist.";
    LinkDraft = "link-draft", Warning, "A link leads to a draft.";
    LinkSection = "link-section", Error, "A link leads to a section that does not exist.";
    LinkFile = "link-file", Error, "A link leads to a file that does not exist.";
    LinkRefused = "link-refused", Error, "A link is left out because its scheme is not allowed.";
    ImageMissing = "image-missing", Error, "An image does not exist.";
    ImageAlt = "image-alt", Warning, "An image has no alternative text.";
    ImageRefused = "image-refused", Error, "An image is left out because it comes neither over https nor from the site.";
    PullQuoteMissing = "pull-quote-missing", Error, "A pull quote is not in the text and is not shown.";
    PullQuote = "pull-quote", Warning, "A pull quote is not shown as its author intended.";
    Footnote = "footnote", Warning, "A footnote is not shown.";
    Html = "html", Warning, "HTML is shown as text.";
    Limit = "limit", Warning, "A limit of the app is reached.";
    SiteRead = "site-read", Error, "`site.toml` cannot be read.";
    SiteEncoding = "site-encoding", Error, "`site.toml` is not encoded as UTF-8.";
    SiteSyntax = "site-syntax", Error, "A line of `site.toml` is not valid TOML.";
    SiteKey = "site-key", Error, "A key of `site.toml` is unknown.";
    SiteRequired = "site-required", Error, "A table of `site.toml` lacks a key that it needs.";
    SiteValue = "site-value", Error, "A value in `site.toml` has the wrong type or is not one of those allowed.";
    SiteAddress = "site-address", Error, "The address of the site is not a valid URL.";
    SiteLink = "site-link", Error, "A link in `site.toml` leads to an address that is not allowed.";
    SiteColour = "site-colour", Error, "A colour in `site.toml` is not valid or is transparent.";
    SiteContrast = "site-contrast", Warning, "Two colours make text that is hard to read.";
    SiteTypeface = "site-typeface", Error, "The family, weight or style of a typeface is not valid.";
    SiteFont = "site-font", Error, "A font file of the site is missing or cannot be used.";
    SiteArticle = "site-article", Error, "`site.toml` names an article that does not exist.";
    SiteDraft = "site-draft", Warning, "`site.toml` names a draft, which is not listed.";
    SiteDuplicate = "site-duplicate", Error, "A list in `site.toml` names an article twice.";
    SiteSeries = "site-series", Warning, "An article is in two series.";
}
