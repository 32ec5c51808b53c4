//! Running other programs.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    sync::mpsc::{Sender, channel},
    thread,
};

use crate::failure::Failure;

/// Runs a program with the terminal as its input and output.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            format!("`{}` failed", command_line(command)),
            format!("{status}; see above"),
        )),
        Err(error) => Err(start_failure(command, &error)),
    }
}

/// Returns the standard output of a program; none if it failed or did not start.
pub(crate) fn stdout(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Result of a program, with the lines of both its streams in the order of their arrival.
pub(crate) struct Captured {
    pub(crate) succeeded: bool,
    pub(crate) output: Vec<String>,
}

/// Runs a program and captures its output; calls `each_line` with every line on arrival.
pub(crate) fn capture(
    command: &mut Command,
    mut each_line: impl FnMut(&str),
) -> Result<Captured, Failure> {
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|error| start_failure(command, &error))?;
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
        .map_err(|error| start_failure(command, &error))?;
    Ok(Captured {
        succeeded: status.success(),
        output,
    })
}

fn send_lines(stream: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            // The receiver outlives both streams.
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

/// Formats a command as one would type it, with the variables set for it other than `PATH`.
pub(crate) fn command_line(command: &Command) -> String {
    let variables = command.get_envs().filter(|(name, _)| *name != "PATH");
    let variables = variables.filter_map(|(name, value)| {
        Some(format!(
            "{}={}",
            name.to_string_lossy(),
            quote(&value?.to_string_lossy())
        ))
    });
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words = words.map(|word| quote(&word.to_string_lossy()));
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quote(word: &str) -> String {
    if word.contains(' ') {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

fn start_failure(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(
        format!("{program} does not start ({error})"),
        "`cargo xtask setup` installs missing tools",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_formatted_as_one_would_type_them() {
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
    fn both_streams_and_the_failure_are_captured() {
        let mut command = Command::new("cargo");
        command.arg("no-such-subcommand");
        let mut lines = 0;
        let captured = capture(&mut command, |_| lines += 1).unwrap();
        assert!(!captured.succeeded);
        assert!(
            captured
                .output
                .iter()
                .any(|line| line.contains("no-such-subcommand"))
        );
        assert_eq!(lines, captured.output.len());
    }

    #[test]
    fn the_error_names_a_missing_program() {
        let failure = run(&mut Command::new("recto-has-no-such-program")).unwrap_err();
        assert!(
            failure
                .to_string()
                .contains("recto-has-no-such-program does not start")
        );
    }
}
