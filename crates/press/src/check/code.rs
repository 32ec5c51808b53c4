//! What can be wrong, by names that stay the same. `docs/checks.md` explains each; a test holds the two together.

use super::diagnostic::Severity;

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $summary:literal;)+) => {
        /// What is wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Code {
            $(#[doc = $summary] $variant,)+
        }

        impl Code {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name that publishers and their tools know it by.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How bad it is.
            pub(super) fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What it is, in a sentence.
            pub(super) fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }
        }
    };
}

codes! {
    FrontMatter = "front-matter", Error, "The front matter cannot be read, or a value in it is not of its kind.";
    FrontMatterKey = "front-matter-key", Warning, "A key of the front matter means nothing, and is very like one that does.";
    Date = "date", Error, "A date is none.";
    DateFuture = "date-future", Warning, "An article is dated in the future.";
    DateOrder = "date-order", Warning, "An article was updated before it was published.";
    TagAlike = "tag-alike", Warning, "A tag is written in another way elsewhere.";
    Draft = "draft", Note, "An article is a draft, and is not checked.";
    FileName = "file-name", Error, "The name of a file cannot be the address of an article.";
    FileEnding = "file-ending", Error, "The name of an article does not end in `.md`.";
    FileLink = "file-link", Error, "An article is a symbolic link that leads out of the folder of the articles.";
    FileKind = "file-kind", Warning, "What is named like an article is no file.";
    FileRead = "file-read", Error, "An article cannot be read.";
    FileFolder = "file-folder", Warning, "An article is in a folder below the articles, and is not listed.";
    FileEncoding = "file-encoding", Error, "An article is not UTF-8.";
    FileSize = "file-size", Error, "An article is larger than the reader opens.";
    FileLarge = "file-large", Warning, "An article is so large that it takes long to open.";
    SlugDuplicate = "slug-duplicate", Error, "Two articles have the same address on some hosts.";
    IdDuplicate = "id-duplicate", Error, "An id that the author gave to a heading is taken.";
    HeadingSkip = "heading-skip", Warning, "A heading is more than one level below the one before it.";
    LinkArticle = "link-article", Error, "A link leads to an article that does not exist.";
    LinkDraft = "link-draft", Warning, "A link leads to a draft.";
    LinkSection = "link-section", Error, "A link leads to a section that does not exist.";
    LinkFile = "link-file", Error, "A link leads to a file that does not exist.";
    LinkRefused = "link-refused", Error, "A link is left out, because its scheme is not allowed.";
    ImageMissing = "image-missing", Error, "An image does not exist.";
    ImageAlt = "image-alt", Warning, "An image has no alternative text.";
    ImageRefused = "image-refused", Error, "An image is left out, because it comes neither over https nor from the site.";
    PullQuoteMissing = "pull-quote-missing", Error, "A pull quote is nowhere in the text, and is not shown.";
    PullQuote = "pull-quote", Warning, "A pull quote is not shown as its author meant it.";
    Footnote = "footnote", Warning, "A footnote is not shown.";
    Html = "html", Warning, "HTML is shown as text.";
    Limit = "limit", Warning, "A limit of the reader is reached.";
}
