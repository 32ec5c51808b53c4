//! The command line of `press new`.

use std::{ffi::OsString, path::PathBuf};

use super::{Command, no_option, value, words};

/// What `press new --help` says.
pub(super) const HELP: &str = "\
Usage: press new TITLE [--folder DIR]

Begins an article: a file with the title, today's date and room for the rest of the front matter. Its name is made of
the title, and a file that is there already is never overwritten. The article is a draft until you say otherwise in it.

  --folder DIR  where to put it, a folder that is there; else articles/ or public/articles/, where there is one, or else the current folder
  --help        say this

Example: press new \"A short walk at low tide\"";

/// What `press new` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NewOptions {
    /// The title of the article.
    pub(crate) title: String,
    /// Where it goes.
    pub(crate) folder: Option<PathBuf>,
}

pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut title = None;
    let mut folder = None;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Command::Help(HELP)),
            Some(option @ "--folder") => {
                folder = Some(value(option, "a folder", &mut arguments)?.into());
            }
            Some(option) if option.starts_with("--") => return Err(no_option(&argument)),
            _ if title.is_some() => {
                let more = argument.display();
                return Err(format!(
                    "the title is one argument, so write it between quotation marks: what is `{more}`?"
                ));
            }
            _ => title = Some(words(argument, "the title")?),
        }
    }
    let title = title
        .filter(|title| !title.trim().is_empty())
        .ok_or("what is the title?")?;
    Ok(Command::New(NewOptions { title, folder }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: Result<(&str, Option<&str>), ()>) {
        let expected = expected.map(|(title, folder)| {
            Command::New(NewOptions {
                title: title.to_owned(),
                folder: folder.map(PathBuf::from),
            })
        });
        let read = read(arguments.iter().map(OsString::from));
        assert_eq!(read.map_err(drop), expected, "{arguments:?}");
    }

    #[test]
    fn the_title_is_one_argument() {
        check(&["Low tide"], Ok(("Low tide", None)));
        check(&["--folder", "a", "- 5 °C"], Ok(("- 5 °C", Some("a"))));
        check(&["Low", "tide"], Err(()));
        check(&[" "], Err(()));
        check(&[], Err(()));
        check(&["a", "--folder"], Err(()));
    }
}
