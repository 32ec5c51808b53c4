//! Server with a copy of the built site; it ends with the test.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Location of the site on its host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    /// At the root.
    Root,
    /// Below `/read/`, as in the files of `docs/deploy/`.
    Path,
}

impl Location {
    /// Returns the path of the site, with both slashes.
    pub(crate) fn base(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Path => "/read/",
        }
    }

    /// Adapts a server's file to this location, as the comment in the file says.
    pub(crate) fn adapt(self, text: &str) -> String {
        assert!(text.contains("/read/404.html"));
        match self {
            Self::Root => text.replace("/read/404.html", "/404.html"),
            Self::Path => text.to_owned(),
        }
    }
}

/// Running server.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    pub(crate) location: Location,
    /// Served folder, which contains the site.
    pub(crate) folder: PathBuf,
    /// Deleted when the server has ended.
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts a server. `command` gets the folder for the server's own files, the folder to serve, and the port.
    pub(crate) fn start(
        location: Location,
        command: impl FnOnce(&Path, &Path, u16) -> Command,
    ) -> Self {
        let own = tempfile::tempdir().unwrap();
        let folder = own.path().join("served");
        copy(
            &harness::dist(),
            &folder.join(location.base().trim_matches('/')),
        );
        let port = free_port();
        let mut command = command(own.path(), &folder, port);
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let mut server = Self {
            process,
            port,
            location,
            folder,
            _folder: own,
        };
        server.wait_until_ready();
        server
    }

    /// Waits until the server accepts connections.
    fn wait_until_ready(&mut self) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended at once: {ended:?}");
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "no server after 30 s"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Returns the path of a file of the site.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        let base = self.location.base().trim_matches('/');
        self.folder.join(base).join(name)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The server may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns a free port of this machine.
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

/// Reads a file of `docs/deploy/`.
pub(crate) fn deploy_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deploy");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Replaces a text that must occur, such as an example address.
pub(crate) fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from:?} is not in the file: {text}");
    text.replace(from, to)
}
