//! A static host on this machine that serves a built site, and can be made to misbehave.

pub(crate) mod fault;
pub(crate) mod request_log;
mod respond;
mod static_files;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::JoinHandle};

use self::{fault::Fault, request_log::Record};

pub use self::request_log::Request;

/// A site that is being served, until it is dropped.
#[derive(Debug)]
pub struct Site {
    origin: String,
    state: Arc<State>,
    accepting: JoinHandle<()>,
}

/// A site that is not yet served.
#[derive(Debug)]
pub struct SiteBuilder {
    folder: PathBuf,
    base: String,
    compression: Compression,
    keeping: Keeping,
    shared: bool,
}

/// Whether browsers may keep what they are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing is kept between the pages of a test, so that what is asked for can be counted.
    Nothing,
    /// What has not changed is answered with 304, as the hosts in `docs/deploy` do.
    Unchanged,
}

/// Whether files are sent compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// As they are.
    None,
    /// With Brotli at its highest quality, as hosts do that compress in advance.
    Brotli,
}

#[derive(Debug)]
struct State {
    base: String,
    compression: Compression,
    keeping: Keeping,
    shared: bool,
    files: Mutex<Files>,
    faults: Mutex<HashMap<String, Fault>>,
    compressed: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
    record: Record,
}

/// The files of a site: those of a folder, but for those that were put in their place.
#[derive(Debug)]
struct Files {
    folder: PathBuf,
    /// By path below the base; without bytes where the file is taken away.
    put: HashMap<String, Option<Vec<u8>>>,
}

impl Site {
    /// The built site, below a path of two segments.
    ///
    /// # Panics
    /// Where it is not built.
    pub fn of_dist() -> SiteBuilder {
        Self::of(crate::dist()).at("/docs/recto/")
    }

    /// The files of a folder, at the root.
    pub fn of(folder: impl Into<PathBuf>) -> SiteBuilder {
        SiteBuilder {
            folder: folder.into(),
            base: "/".to_owned(),
            compression: Compression::None,
            keeping: Keeping::Nothing,
            shared: false,
        }
    }

    /// The whole address of a path below the site's base.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.state.base)
    }

    /// The origin, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path at which the site is served, with both slashes.
    pub fn base(&self) -> &str {
        &self.state.base
    }

    /// Adds a file, or replaces one; the path is below the base.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.state
            .files()
            .put
            .insert(path.to_owned(), Some(bytes.into()));
    }

    /// Adds an article as a build would: its Markdown, and the page at its own address, which is the site's shell.
    ///
    /// # Panics
    /// Where the site has no shell.
    pub fn publish(&self, slug: &str, markdown: impl Into<Vec<u8>>) {
        let shell = self
            .state
            .files()
            .read("404.html")
            .expect("a built site has a shell");
        self.put(&format!("{slug}/index.html"), shell);
        self.put(&format!("articles/{slug}.md"), markdown);
    }

    /// Takes a file away.
    pub fn take_away(&self, path: &str) {
        self.state.files().put.insert(path.to_owned(), None);
    }

    /// Makes a path misbehave from now on.
    pub fn misbehave(&self, path: &str, fault: Fault) {
        lock(&self.state.faults).insert(path.to_owned(), fault);
    }

    /// Lets a path answer as usual again.
    pub fn behave(&self, path: &str) {
        lock(&self.state.faults).remove(path);
    }

    /// What was asked for so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.state.record.all()
    }

    /// The requests for one path so far, in order.
    pub fn requests_for(&self, path: &str) -> Vec<Request> {
        self.requests()
            .into_iter()
            .filter(|request| request.path == path)
            .collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl SiteBuilder {
    /// Below this path, which begins and ends with a slash.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// With files compressed.
    #[must_use]
    pub fn compressed(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// With files that may be kept.
    #[must_use]
    pub fn kept(mut self, keeping: Keeping) -> Self {
        self.keeping = keeping;
        self
    }

    /// With files that other origins may read.
    #[must_use]
    pub fn shared(mut self) -> Self {
        self.shared = true;
        self
    }

    /// Starts serving, on a free port of this machine.
    ///
    /// # Panics
    /// Where no port is to be had.
    pub async fn start(self) -> Site {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a free port on 127.0.0.1");
        let address = listener.local_addr().expect("the port that was bound");
        let state = Arc::new(State {
            base: self.base,
            compression: self.compression,
            keeping: self.keeping,
            shared: self.shared,
            files: Mutex::new(Files {
                folder: self.folder,
                put: HashMap::new(),
            }),
            faults: Mutex::default(),
            compressed: Mutex::default(),
            record: Record::default(),
        });
        let accepting = tokio::spawn(accept(listener, state.clone()));
        Site {
            origin: format!("http://{address}"),
            state,
            accepting,
        }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    // A listener fails only for a moment, as when there are too many open files.
    while let Ok((connection, _)) = listener.accept().await {
        let state = state.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| respond::respond(state.clone(), request));
            // Broken connections are what the record is for.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(connection), service)
                .await;
        });
    }
}

impl State {
    fn files(&self) -> MutexGuard<'_, Files> {
        lock(&self.files)
    }

    fn fault(&self, path: &str) -> Option<Fault> {
        lock(&self.faults).get(path).cloned()
    }

    /// Compresses each body once, so that measurements do not wait for it.
    fn brotli(&self, bytes: Vec<u8>) -> Vec<u8> {
        let mut compressed = lock(&self.compressed);
        compressed
            .entry(bytes)
            .or_insert_with_key(|bytes| {
                let parameters = brotli::enc::BrotliEncoderParams::default();
                let mut output = Vec::new();
                brotli::BrotliCompress(&mut bytes.as_slice(), &mut output, &parameters)
                    .expect("writing to memory does not fail");
                output
            })
            .clone()
    }
}

/// A test that panicked while it held a lock has failed already; what it held is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
