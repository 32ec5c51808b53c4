//! Diagnostics of files that look like articles but cannot be listed or read.

use std::{io, string::FromUtf8Error};

use recto::data::MAX_BYTES;

use crate::{
    articles::NonFile,
    diagnostic::{Code, Diagnostic},
    slugs::{self, SlugError},
};

pub(super) fn invalid_name(problem: &SlugError, name: &str, file: String) -> Diagnostic {
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
        SlugError::Reserved(stem) => format!("the site itself uses the address /{stem}/"),
        SlugError::WrongExtension | SlugError::Invalid => problem.to_string(),
    };
    Diagnostic::of_file(code, file, message).help(help)
}

pub(super) fn not_a_file(problem: NonFile, file: String) -> Diagnostic {
    let code = match problem {
        NonFile::Folder | NonFile::Special => Code::FileKind,
        NonFile::NotUnicode => Code::FileName,
    };
    Diagnostic::of_file(code, file, problem.to_string()).help("give it another name")
}

pub(super) fn link_out_of_folder(file: String) -> Diagnostic {
    let message = "the article is a symbolic link that leads out of the folder of the articles";
    Diagnostic::of_file(Code::FileLink, file, message)
        .help("replace the link with a copy of the file; `press build` leaves the link out")
}

pub(super) fn same_address(name: &str, other: &str, file: String) -> Diagnostic {
    let message = format!("`{name}` and `{other}` have the same address");
    Diagnostic::of_file(Code::SlugDuplicate, file, message).help(slugs::COLLISION_ADVICE)
}

/// Reports an article in a folder below the articles; `path` is relative to the folder of the articles.
pub(super) fn nested(path: &str, file: String) -> Diagnostic {
    let message = "the article is in a subfolder and is not listed";
    let help = format!("move it up; in the subfolder it opens only at `/?src=articles/{path}`");
    Diagnostic::of_file(Code::FileFolder, file, message).help(help)
}

pub(super) fn unreadable(error: &io::Error, file: String) -> Diagnostic {
    let message = format!("the article cannot be read: {error}");
    Diagnostic::of_file(Code::FileRead, file, message)
        .help("put a plain file there that everybody may read")
}

/// Reports the size of a large article, in bytes: an error above the limit of the app, else a warning.
pub(super) fn too_large(size: usize, file: String) -> Diagnostic {
    let tenths = size / 100_000;
    let megabytes = format!("{}.{} MB", tenths / 10, tenths % 10);
    let (code, message) = if size > MAX_BYTES {
        let limit = MAX_BYTES / 1_000_000;
        (
            Code::FileSize,
            format!("the article has {megabytes}, and the app opens at most {limit} MB"),
        )
    } else {
        (
            Code::FileLarge,
            format!("the article has {megabytes} and opens slowly on a phone"),
        )
    };
    Diagnostic::of_file(code, file, message).help("split it into parts")
}

pub(super) fn not_utf8(error: &FromUtf8Error, file: String) -> Diagnostic {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = before.split(|&byte| byte == b'\n').count();
    Diagnostic::of_file(
        Code::FileEncoding,
        file,
        format!("line {line} is not UTF-8"),
    )
    .help("save the file as UTF-8")
}
