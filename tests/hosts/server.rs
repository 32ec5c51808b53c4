//! A server with a copy of the built site, ended with the test.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Where in the host the site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At its root.
    Root,
    /// Below `/read/`, as in the files of `docs/deploy/`.
    Path,
}

impl Place {
    /// The path of the site, with both slashes.
    pub(crate) fn base(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Path => "/read/",
        }
    }

    /// The file as its comment says it is to be changed for this place.
    pub(crate) fn adapt(self, text: &str) -> String {
        assert!(text.contains("/read/404.html"));
        match self {
            Self::Root => text.replace("/read/404.html", "/404.html"),
            Self::Path => text.to_owned(),
        }
    }
}

/// A server that runs.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    pub(crate) place: Place,
    /// The folder that it serves, in which the site is.
    pub(crate) folder: PathBuf,
    /// Removed when the server has ended.
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts one: `command` is told the folder for its own files, the one to serve, and the port.
    pub(crate) fn start(place: Place, command: impl FnOnce(&Path, &Path, u16) -> Command) -> Self {
        let own = tempfile::tempdir().unwrap();
        let folder = own.path().join("served");
        copy(
            &harness::dist(),
            &folder.join(place.base().trim_matches('/')),
        );
        let port = free_port();
        let mut command = command(own.path(), &folder, port);
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
        let mut server = Self {
            process,
            port,
            place,
            folder,
            _folder: own,
        };
        server.wait();
        server
    }

    fn wait(&mut self) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended at once: {ended:?}");
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "no server after 30 s"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// A file of the site.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        let base = self.place.base().trim_matches('/');
        self.folder.join(base).join(name)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port of this machine that nobody listens at.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A file of `docs/deploy/`.
pub(crate) fn deploy_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deploy");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Replaces what must be there, such as an address that is only an example.
pub(crate) fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from:?} is not in the file: {text}");
    text.replace(from, to)
}
