//! Running other programs.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    sync::mpsc::{Sender, channel},
    thread,
};

use crate::failure::Failure;

/// Runs a program that speaks to the terminal itself.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            format!("`{}` failed", command_line(command)),
            format!("{status}; see above"),
        )),
        Err(error) => Err(cannot_start(command, &error)),
    }
}

/// What a program printed, or none where it could not be started or failed.
pub(crate) fn stdout(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How a program ended, with all that it printed on either stream, in order as far as that can be known.
pub(crate) struct Captured {
    pub(crate) succeeded: bool,
    pub(crate) output: Vec<String>,
}

/// Runs a program and keeps what it prints; `each_line` is called with every line as it comes.
pub(crate) fn capture(
    command: &mut Command,
    mut each_line: impl FnMut(&str),
) -> Result<Captured, Failure> {
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|error| cannot_start(command, &error))?;
    let (sender, receiver) = channel();
    if let Some(stdout) = child.stdout.take() {
        send_lines(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        send_lines(stderr, sender);
    }
    let mut output = Vec::new();
    for line in receiver {
        each_line(&line);
        output.push(line);
    }
    let status = child
        .wait()
        .map_err(|error| cannot_start(command, &error))?;
    Ok(Captured {
        succeeded: status.success(),
        output,
    })
}

fn send_lines(stream: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            // The receiver lives until both streams have ended.
            if sender
                .send(
                    String::from_utf8_lossy(&line)
                        .trim_end_matches('\r')
                        .to_owned(),
                )
                .is_err()
            {
                return;
            }
        }
    });
}

/// A command as one would type it, with the variables that were set for it alone.
pub(crate) fn command_line(command: &Command) -> String {
    let variables = command.get_envs().filter(|(name, _)| *name != "PATH");
    let variables = variables.filter_map(|(name, value)| {
        Some(format!(
            "{}={}",
            name.to_string_lossy(),
            quoted(&value?.to_string_lossy())
        ))
    });
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words = words.map(|word| quoted(&word.to_string_lossy()));
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    if word.contains(' ') {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(
        format!("{program} cannot be started ({error})"),
        "`cargo xtask setup` says what is missing",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("cargo");
        command
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("PATH", "/bin");
        assert_eq!(
            command_line(&command),
            "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps"
        );
    }

    #[test]
    fn both_streams_are_kept_and_failure_is_told() {
        let mut command = Command::new("cargo");
        command.arg("no-such-subcommand");
        let mut lines = 0;
        let ended = capture(&mut command, |_| lines += 1).unwrap();
        assert!(!ended.succeeded);
        assert!(
            ended
                .output
                .iter()
                .any(|line| line.contains("no-such-subcommand"))
        );
        assert_eq!(lines, ended.output.len());
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = run(&mut Command::new("recto-has-no-such-program")).unwrap_err();
        assert!(
            failure
                .to_string()
                .contains("recto-has-no-such-program cannot be started")
        );
    }
}
