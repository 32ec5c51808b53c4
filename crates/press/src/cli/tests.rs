//! Command lines, and the options that they become.

use std::path::PathBuf;

use clap::ValueEnum;

use super::*;
use crate::{
    build::{self, DraftListing},
    check::{self, DraftChecking, Format},
    compression::Compression,
    import,
    new::{self, ExistingFile},
    site::SiteUrl,
};

fn parse_all<T: Into<OsString>>(
    arguments: impl IntoIterator<Item = T>,
    environment: Environment,
) -> Result<Command, clap::Error> {
    let name = std::iter::once(OsString::from("press"));
    parse(
        name.chain(arguments.into_iter().map(Into::into)),
        environment,
    )
}

/// Parses a line whose arguments have no spaces in them.
fn parse_line(line: &str) -> Result<Command, clap::Error> {
    parse_all(line.split_whitespace(), Environment::default())
}

#[track_caller]
fn check(line: &str, expected: &Command) {
    assert_eq!(&parse_line(line).unwrap(), expected, "{line}");
}

fn build(line: &str, staging_dir: Option<&str>, profile: Option<&str>) -> build::Options {
    let environment = Environment {
        staging_dir: staging_dir.map(OsString::from),
        profile: profile.map(OsString::from),
    };
    match parse_all(line.split_whitespace(), environment) {
        Ok(Command::Build(options)) => options,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_definition_is_consistent() {
    definition().debug_assert();
}

#[test]
fn wrong_usage_is_an_error_with_status_2() {
    for line in [
        "",
        "print",
        "build",
        "build a b",
        "build a --fonts",
        "build a --draft",
        "build a --address example.org",
        "check a b",
        "check --json --sarif",
        "check --explain",
        "check --colour",
        "new",
        "new Low tide",
        "new a --folder",
        "new --colour",
        "import",
        "import a b",
        "import a --into",
        "import a --force",
        "completions",
        "completions tcsh",
    ] {
        let error = parse_line(line).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{line}");
    }
    for title in ["", " "] {
        assert!(parse_all(["new", title], Environment::default()).is_err());
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for line in [
        "--help",
        "-h",
        "help",
        "build --help",
        "index --help",
        "help build",
        "check -h",
        "new --help",
        "import --help",
        "completions --help",
    ] {
        let help = parse_line(line).unwrap_err();
        assert_eq!(help.exit_code(), 0, "{line}");
        assert!(help.to_string().contains("Example: press "), "{help}");
    }
}

#[test]
fn a_usage_error_shows_the_usage_of_its_command() {
    let error = |line| parse_line(line).unwrap_err().to_string();
    assert!(error("check --colour").contains("Usage: press check"));
    assert!(error("build").contains("Usage: press build"));
    assert!(error("new --colour").contains("Usage: press new"));
    assert!(error("print").contains("Usage: press"));
}

#[test]
fn the_version_is_printed_with_the_name() {
    let version = parse_line("--version").unwrap_err();
    assert_eq!(version.exit_code(), 0);
    let expected = concat!("press ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(version.to_string(), expected);
}

#[test]
fn controls_in_arguments_are_escaped_in_usage_errors() {
    const CONTROLS: &str = "z\u{1b}]0;title\u{7}\u{85}\u{202e}\r\n::error::";
    const ESCAPED: &str = r"z\u{1b}]0;title\u{7}\u{85}\u{202e}\u{d}\u{a}::error::";
    for arguments in [
        vec![CONTROLS],
        vec!["check", "a.md", CONTROLS],
        vec!["check", &format!("--{CONTROLS}")],
        vec!["completions", CONTROLS],
        vec!["new", "a", CONTROLS],
        vec!["new", &format!("--{CONTROLS}")],
        vec!["build", "a", "--address", CONTROLS],
    ] {
        let mut error = parse_all(arguments.clone(), Environment::default()).unwrap_err();
        let text = usage_error_text(&mut error).unwrap();
        assert!(text.contains(ESCAPED), "{text}");
        let needs_escape = |c| c != '\n' && console::needs_escape(c);
        assert!(!text.contains(needs_escape), "{text:?}");
        assert!(!text.contains("\n::error"), "{text:?}");
    }
    for line in ["", "--help", "check --help", "--version"] {
        assert_eq!(usage_error_text(&mut parse_line(line).unwrap_err()), None);
    }
}

#[test]
fn a_mistyped_name_gets_a_suggestion() {
    let error = |line| parse_line(line).unwrap_err().to_string();
    assert!(error("chek").contains("check"));
    assert!(error("build a --draft").contains("--drafts"));
}

#[test]
fn an_option_is_not_the_value_of_another() {
    for line in [
        "new --folder --folder nw",
        "import a.md --into --overwrite",
        "build --fonts --drafts dist",
        "build --preview-fonts -x dist",
        "build --address --drafts dist",
        "check --explain --json",
    ] {
        assert_eq!(parse_line(line).unwrap_err().exit_code(), 2, "{line}");
    }
}

#[test]
fn values_may_follow_an_equals_sign() {
    let options = build::Options {
        fonts: Some("f".into()),
        ..build::Options::new("dist".into())
    };
    check("build --fonts=f dist", &Command::Build(options));
    check("check --explain=date", &Command::Explain("date".to_owned()));
    check(
        "import a.md --into=b",
        &Command::Import(import::Options {
            file: "a.md".into(),
            into: Some("b".into()),
            existing: ExistingFile::Keep,
        }),
    );
}

#[test]
fn no_options_follow_two_hyphens() {
    check(
        "build -- --drafts",
        &Command::Build(build::Options::new("--drafts".into())),
    );
    check(
        "new -- --title",
        &Command::New(new::Options {
            title: "--title".to_owned(),
            folder: None,
        }),
    );
}

#[test]
fn the_site_is_the_named_folder_or_else_that_of_trunk() {
    assert_eq!(
        build("build dist", Some("stage"), None),
        build::Options::new("dist".into())
    );
    assert_eq!(
        build("index", Some("stage"), None),
        build::Options::new("stage".into())
    );
}

#[test]
fn options_of_build_may_stand_anywhere() {
    let line = "build --fonts f dist --drafts --preview-fonts a --address https://example.org --preview-fonts b";
    let options = build::Options {
        drafts: DraftListing::Always,
        fonts: Some("f".into()),
        preview_fonts: vec!["a".into(), "b".into()],
        address: Some(SiteUrl::parse("https://example.org/").unwrap()),
        ..build::Options::new("dist".into())
    };
    check(line, &Command::Build(options));
}

#[test]
fn the_last_of_repeated_options_counts() {
    let options = build(
        "build --fonts a --drafts --fonts b --drafts dist",
        None,
        None,
    );
    assert_eq!(options.fonts, Some("b".into()));
}

#[test]
fn output_is_compressed_except_in_debug_builds() {
    let compression = |line, profile| build(line, Some("stage"), profile).compression;
    assert_eq!(compression("build", None), Compression::Enabled);
    assert_eq!(compression("build", Some("release")), Compression::Enabled);
    assert_eq!(compression("build", Some("debug")), Compression::Disabled);
    assert_eq!(
        compression("build --no-compression", None),
        Compression::Disabled
    );
}

#[test]
fn options_of_check_may_stand_anywhere() {
    let options = |path: Option<&str>, format, drafts| {
        Command::Check(check::Options {
            path: path.map(PathBuf::from),
            format,
            drafts,
        })
    };
    check("check", &options(None, Format::Text, DraftChecking::Skip));
    check(
        "check --json public --drafts",
        &options(Some("public"), Format::Json, DraftChecking::Check),
    );
    check(
        "check a --sarif",
        &options(Some("a"), Format::Sarif, DraftChecking::Skip),
    );
    check("check --explain date", &Command::Explain("date".to_owned()));
}

#[test]
fn a_title_is_one_argument_and_may_start_with_a_hyphen() {
    let new = |title: &str, folder: Option<&str>| {
        Command::New(new::Options {
            title: title.to_owned(),
            folder: folder.map(PathBuf::from),
        })
    };
    let parsed =
        |arguments: &[&str]| parse_all(arguments.iter().copied(), Environment::default()).unwrap();
    assert_eq!(parsed(&["new", "Low tide"]), new("Low tide", None));
    assert_eq!(
        parsed(&["new", "--folder", "a", "- 5 °C"]),
        new("- 5 °C", Some("a"))
    );
}

#[test]
fn import_keeps_existing_files_by_default() {
    let import = |file: &str, into: Option<&str>, existing| {
        Command::Import(import::Options {
            file: file.into(),
            into: into.map(PathBuf::from),
            existing,
        })
    };
    check("import a.txt", &import("a.txt", None, ExistingFile::Keep));
    check(
        "import --overwrite a.md --into b",
        &import("a.md", Some("b"), ExistingFile::Overwrite),
    );
}

#[cfg(unix)]
#[test]
fn arguments_in_other_encodings_are_paths_or_wrong_usage() {
    use std::os::unix::ffi::OsStringExt;
    let parse = |arguments: &[&[u8]]| {
        let arguments = arguments
            .iter()
            .map(|word| OsString::from_vec(word.to_vec()));
        parse_all(arguments, Environment::default())
    };
    let path = || Some(OsString::from_vec(b"\xff.md".to_vec()).into());
    match parse(&[b"check", b"\xff.md"]) {
        Ok(Command::Check(options)) => assert_eq!(options.path, path()),
        other => panic!("{other:?}"),
    }
    match parse(&[b"import", b"\xff.md", b"--into", b"\xff.md"]) {
        Ok(Command::Import(options)) => {
            assert_eq!((Some(options.file), options.into), (path(), path()));
        }
        other => panic!("{other:?}"),
    }
    for arguments in [
        [b"new".as_slice(), b"\xff"].as_slice(),
        &[b"\xff"],
        &[b"check", b"--\xff"],
        &[b"check", b"--explain", b"\xff"],
        &[b"build", b"--address", b"\xff", b"dist"],
    ] {
        assert!(parse(arguments).is_err(), "{arguments:?}");
    }
}

#[test]
fn completions_of_every_shell_name_all_commands_and_options() {
    let mut definition = definition();
    definition.build();
    for shell in Shell::value_variants() {
        let script = completion_script(*shell);
        for command in definition.get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell}: {command}");
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(script.contains(option), "{shell}: {command} --{option}");
            }
        }
    }
}
