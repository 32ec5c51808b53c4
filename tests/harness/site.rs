//! Static host on this machine that serves a built site, with faults on request.

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

use self::{fault::Fault, request_log::RequestLog};

pub use self::request_log::Request;

/// Site that is served until it is dropped.
#[derive(Debug)]
pub struct Site {
    origin: String,
    state: Arc<State>,
    server: JoinHandle<()>,
}

/// Settings of a site before it is served.
#[derive(Debug)]
pub struct SiteBuilder {
    folder: PathBuf,
    base: String,
    compression: Compression,
    caching: Caching,
    cors: bool,
}

/// Caching by browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caching {
    /// Browsers cache nothing between the pages of a test, so that requests can be counted.
    Disabled,
    /// Browsers revalidate, and unchanged files are answered with 304, as the hosts of `docs/deploy` do.
    Revalidate,
}

/// Compression of the files that are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// No compression.
    None,
    /// Brotli at its highest quality, as from hosts that compress in advance.
    Brotli,
}

#[derive(Debug)]
struct State {
    base: String,
    compression: Compression,
    caching: Caching,
    cors: bool,
    files: Mutex<Files>,
    faults: Mutex<HashMap<String, Fault>>,
    compressed: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
    log: RequestLog,
}

/// Files of a site: those of a folder, with replacements.
#[derive(Debug)]
struct Files {
    folder: PathBuf,
    /// By path below the base; none where the file is removed.
    replaced: HashMap<String, Option<Vec<u8>>>,
}

impl Site {
    /// Serves the built site below a path of two segments.
    ///
    /// # Panics
    /// If the site is not built.
    pub fn of_dist() -> SiteBuilder {
        Self::of_folder(crate::dist()).at_base("/docs/recto/")
    }

    /// Serves the files of a folder at the root.
    pub fn of_folder(folder: impl Into<PathBuf>) -> SiteBuilder {
        SiteBuilder {
            folder: folder.into(),
            base: "/".to_owned(),
            compression: Compression::None,
            caching: Caching::Disabled,
            cors: false,
        }
    }

    /// Returns the full URL of a path below the site's base.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.state.base)
    }

    /// Returns the origin, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the path at which the site is served, with both slashes.
    pub fn base(&self) -> &str {
        &self.state.base
    }

    /// Adds or replaces a file; the path is below the base.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.state
            .files()
            .replaced
            .insert(path.to_owned(), Some(bytes.into()));
    }

    /// Adds an article: its Markdown, and the site's shell as its page.
    ///
    /// # Panics
    /// If the site has no shell.
    pub fn publish(&self, slug: &str, markdown: impl Into<Vec<u8>>) {
        let shell = self
            .state
            .files()
            .read("404.html")
            .expect("a built site has a shell");
        self.put(&format!("{slug}/index.html"), shell);
        self.put(&format!("articles/{slug}.md"), markdown);
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        self.state.files().replaced.insert(path.to_owned(), None);
    }

    /// Makes the responses for a path fail from now on.
    pub fn inject_fault(&self, path: &str, fault: Fault) {
        lock(&self.state.faults).insert(path.to_owned(), fault);
    }

    /// Ends the fault of a path.
    pub fn clear_fault(&self, path: &str) {
        lock(&self.state.faults).remove(path);
    }

    /// Returns all requests so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.state.log.all()
    }

    /// Returns the requests for one path so far, in order.
    pub fn requests_for(&self, path: &str) -> Vec<Request> {
        self.requests()
            .into_iter()
            .filter(|request| request.path == path)
            .collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl SiteBuilder {
    /// Sets the path of the site, which begins and ends with a slash.
    #[must_use]
    pub fn at_base(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// Sets the compression of the files.
    #[must_use]
    pub fn compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// Sets the caching by browsers.
    #[must_use]
    pub fn caching(mut self, caching: Caching) -> Self {
        self.caching = caching;
        self
    }

    /// Allows other origins to read the files.
    #[must_use]
    pub fn with_cors(mut self) -> Self {
        self.cors = true;
        self
    }

    /// Serves the site on a free port of this machine.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(self) -> Site {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a free port on 127.0.0.1");
        let address = listener.local_addr().expect("the port that was bound");
        let state = Arc::new(State {
            base: self.base,
            compression: self.compression,
            caching: self.caching,
            cors: self.cors,
            files: Mutex::new(Files {
                folder: self.folder,
                replaced: HashMap::new(),
            }),
            faults: Mutex::default(),
            compressed: Mutex::default(),
            log: RequestLog::default(),
        });
        let server = tokio::spawn(accept(listener, state.clone()));
        Site {
            origin: format!("http://{address}"),
            state,
            server,
        }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    // Errors of a listener are temporary, such as too many open files.
    while let Ok((connection, _)) = listener.accept().await {
        let state = state.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| respond::respond(state.clone(), request));
            // The log has broken connections.
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

    /// Compresses a body, each only once, so that measurements do not wait for it.
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

/// Locks a mutex. A test that panicked with the lock has failed already, and the value is intact.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
