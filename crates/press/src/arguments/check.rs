//! The command line of `press check`.

use std::ffi::OsString;

use super::{Command, is_option, no_option, value, words};
use crate::check::{DraftPolicy, Format, Options};

/// What `press check --help` says.
pub(super) const HELP: &str = "\
Usage: press check [--json | --sarif] [--drafts] [SITE-OR-FOLDER]
       press check --explain CODE

Says what is wrong with articles: front matter, dates, addresses, ids, links, images, pull quotes, headings, files.

SITE-OR-FOLDER is a built site, a folder with articles/ in it, a folder of .md files, or one .md file. Without it, the
current folder, or public/ in it where the articles are there.

  --json          one JSON object a line; docs/checks.md says what is in it
  --sarif         SARIF 2.1.0, which GitHub and others show beside the lines of a change
  --drafts        check articles with `draft: true` too, as if they were published
  --explain CODE  say what a code such as link-section means and what to do
  --help          say this

It ends with status 0 where there are no errors (there may be warnings), 1 where there are, 2 if it was used wrongly.
Colours appear on a terminal only, and not where NO_COLOR is set.

Example: press check --sarif public > recto.sarif";

pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut options = Options {
        path: None,
        format: Format::Text,
        drafts: DraftPolicy::Skip,
    };
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Command::Help(HELP)),
            Some(option @ "--explain") => {
                let code = value(option, "a code", &mut arguments)?;
                return Ok(Command::Explain(words(code, "the code")?));
            }
            Some("--json" | "--sarif") if options.format != Format::Text => {
                return Err("choose one of --json and --sarif".to_owned());
            }
            Some("--json") => options.format = Format::Json,
            Some("--sarif") => options.format = Format::Sarif,
            Some("--drafts") => options.drafts = DraftPolicy::Check,
            _ if is_option(&argument) => return Err(no_option(&argument)),
            _ if options.path.is_some() => {
                let more = argument.display();
                return Err(format!("one folder at a time: what is `{more}`?"));
            }
            _ => options.path = Some(argument.into()),
        }
    }
    Ok(Command::Check(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &Result<Command, ()>) {
        let read = read(words.split_whitespace().map(OsString::from));
        assert_eq!(&read.map_err(drop), expected, "{words}");
    }

    fn options(path: Option<&str>, format: Format, drafts: DraftPolicy) -> Command {
        Command::Check(Options {
            path: path.map(Into::into),
            format,
            drafts,
        })
    }

    #[test]
    fn nothing_need_be_said() {
        check("", &Ok(options(None, Format::Text, DraftPolicy::Skip)));
    }

    #[test]
    fn options_stand_anywhere() {
        check(
            "--json public --drafts",
            &Ok(options(Some("public"), Format::Json, DraftPolicy::Check)),
        );
        check(
            "a --sarif",
            &Ok(options(Some("a"), Format::Sarif, DraftPolicy::Skip)),
        );
        check("--explain date", &Ok(Command::Explain("date".to_owned())));
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["a b", "--json --sarif", "--explain", "--colour"] {
            check(words, &Err(()));
        }
    }
}
