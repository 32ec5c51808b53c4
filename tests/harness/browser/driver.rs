//! The chromedriver process, which ends when this one does, and takes its browsers with it.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    process::{self, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Mutex, PoisonError},
};

use super::executables;

/// Runs chromedriver until its standard input ends, however its parent ended, and then ends it and the browsers whose
/// process numbers it was told. What they wrote into their temporary folder goes with them.
const WATCH: &str = r#"
"$0" --port=0 & driver=$!
trap : INT
browsers=
while read -r browser; do browsers="$browsers $browser"; done
kill $browsers $driver 2>/dev/null
sleep 1
rm -rf "$TMPDIR"
"#;

/// What chromedriver prints before the number of its port.
const STARTED: &str = "started successfully on port ";

/// A running chromedriver.
pub(super) struct Driver {
    address: String,
    input: Mutex<ChildStdin>,
    /// Kept open, since chromedriver would end should it find it closed.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts it, on a free port.
    #[expect(
        clippy::zombie_processes,
        reason = "the watch outlives this process by design: it ends the browsers when our end of its input closes"
    )]
    pub(super) fn start() -> Self {
        let folder = env::temp_dir().join(format!("recto-browsers-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for the browsers' profiles");
        let mut watch = Command::new("sh")
            .args(["-c", WATCH])
            .arg(executables::chromedriver())
            .env("TMPDIR", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell to start chromedriver with");
        let input = watch.stdin.take().expect("it is piped");
        let mut output = BufReader::new(watch.stdout.take().expect("it is piped"));
        let port = port(&mut output).expect("chromedriver does not start: run `cargo xtask setup`");
        Self {
            address: format!("http://127.0.0.1:{port}"),
            input: Mutex::new(input),
            _output: output,
        }
    }

    /// Where it listens.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Has this process ended together with chromedriver.
    pub(super) fn end_with_us(&self, browser: u64) {
        let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(input, "{browser}").expect("the watch reads until we end");
    }
}

fn port(output: &mut impl BufRead) -> Option<u16> {
    output.lines().map_while(Result::ok).find_map(|line| {
        let port = line.split_once(STARTED)?.1;
        port.trim_end_matches('.').parse().ok()
    })
}
