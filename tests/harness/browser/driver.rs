//! The chromedriver process; it and its browsers end with this process.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    process::{self, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Mutex, PoisonError},
};

use super::executables;

/// Shell script that runs chromedriver until standard input ends, which it does however the parent ended. Then it kills
/// chromedriver and the browsers whose process ids it has read, and deletes their temporary folder.
const RUN_UNTIL_INPUT_ENDS: &str = r#"
"$0" --port=0 & driver=$!
trap : INT
browsers=
while read -r browser; do browsers="$browsers $browser"; done
kill $browsers $driver 2>/dev/null
sleep 1
rm -rf "$TMPDIR"
"#;

/// Text that chromedriver prints before the number of its port.
const STARTED: &str = "started successfully on port ";

/// Running chromedriver.
pub(super) struct Driver {
    address: String,
    input: Mutex<ChildStdin>,
    /// Kept open, because chromedriver ends once it finds its output closed.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts chromedriver on a free port.
    #[expect(
        clippy::zombie_processes,
        reason = "the script outlives this process by design: it ends the browsers when its input closes"
    )]
    pub(super) fn start() -> Self {
        let folder = env::temp_dir().join(format!("recto-browsers-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for the browsers' profiles");
        let mut script = Command::new("sh")
            .args(["-c", RUN_UNTIL_INPUT_ENDS])
            .arg(executables::chromedriver())
            .env("TMPDIR", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell to start chromedriver with");
        let input = script.stdin.take().expect("it is piped");
        let mut output = BufReader::new(script.stdout.take().expect("it is piped"));
        let port = port(&mut output).expect("chromedriver does not start: run `cargo xtask setup`");
        Self {
            address: format!("http://127.0.0.1:{port}"),
            input: Mutex::new(input),
            _output: output,
        }
    }

    /// Returns the URL that chromedriver listens on.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Registers the process id of a browser to be killed together with chromedriver.
    pub(super) fn kill_with_driver(&self, browser: u64) {
        let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(input, "{browser}").expect("the script reads until this process ends");
    }
}

fn port(output: &mut impl BufRead) -> Option<u16> {
    output.lines().map_while(Result::ok).find_map(|line| {
        let port = line.split_once(STARTED)?.1;
        port.trim_end_matches('.').parse().ok()
    })
}
