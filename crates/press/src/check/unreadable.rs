//! What is said of files that are no articles, though they look like some.

use std::io;

use recto::data::MAX_BYTES;

use super::{code::Code, diagnostic::Diagnostic};
use crate::{articles::NonFile, slugs::SlugError};

pub(super) fn misnamed(problem: &SlugError, name: &str, file: String) -> Diagnostic {
    let (code, help) = match problem {
        SlugError::WrongExtension => {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            (Code::FileEnding, format!("rename it to `{stem}.md`"))
        }
        SlugError::Reserved(_) | SlugError::Invalid => {
            (Code::FileName, "give the file another name".to_owned())
        }
    };
    let message = match problem {
        SlugError::Reserved(stem) => format!("the address /{stem}/ is the site's own"),
        SlugError::WrongExtension | SlugError::Invalid => problem.to_string(),
    };
    Diagnostic::of_file(code, file, message).help(help)
}

pub(super) fn no_file(problem: NonFile, file: String) -> Diagnostic {
    let code = match problem {
        NonFile::Folder | NonFile::Special => Code::FileKind,
        NonFile::NotUnicode => Code::FileName,
    };
    Diagnostic::of_file(code, file, problem.to_string()).help("give it another name")
}

pub(super) fn unread(error: &io::Error, file: String) -> Diagnostic {
    Diagnostic::of_file(
        Code::FileRead,
        file,
        format!("the article cannot be read: {error}"),
    )
    .help("put a plain file in its place, and let everybody read it")
}

pub(super) fn too_large(size: usize, file: String) -> Diagnostic {
    let tenths = size / 100_000;
    let shown = format!("{}.{} MB", tenths / 10, tenths % 10);
    let (code, message) = if size > MAX_BYTES {
        let limit = MAX_BYTES / 1_000_000;
        (
            Code::FileSize,
            format!("the article has {shown}, and the reader opens up to {limit} MB"),
        )
    } else {
        (
            Code::FileLarge,
            format!("the article has {shown}: on a slow phone it takes long to open"),
        )
    };
    Diagnostic::of_file(code, file, message).help("split it into parts")
}

pub(super) fn not_utf8(error: &std::string::FromUtf8Error, file: String) -> Diagnostic {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = before.split(|&byte| byte == b'\n').count();
    Diagnostic::of_file(
        Code::FileEncoding,
        file,
        format!("line {line} is not UTF-8"),
    )
    .help("save the file with that encoding")
}
