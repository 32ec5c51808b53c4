//! Fetches of text, with a time limit, a size limit and cancellation.

use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use super::{timer::Timeout, window};

/// Largest file that is read, in bytes: the limit that `document` has too, checked before the memory is spent.
pub const MAX_BYTES: usize = 10_000_000;

/// Why a fetch failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// The browser has no connection.
    Offline,
    /// There is a connection, but the server did not answer or does not let this page read its files.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
    /// No data arrived for too long.
    Timeout,
    /// The file is larger than [`MAX_BYTES`].
    TooLarge,
    /// The bytes are not UTF-8.
    NotText,
    /// The response is a web page where another text was expected.
    WebPage,
    /// The reader left the page.
    Aborted,
}

/// Time limit without progress, in milliseconds. It starts again whenever [`MIN_PROGRESS`] has arrived: a slow
/// connection does not count as dead, and one that only trickles does not count as alive.
const IDLE_TIMEOUT: i32 = 15_000;

/// Progress that restarts the time limit, in bytes: a kilobyte a second is less than the first mobile phones had.
const MIN_PROGRESS: usize = 15_000;

/// Owner of a fetch, which is cancelled when dropped.
pub struct Abort {
    controller: Option<AbortController>,
}

impl Abort {
    /// Returns an owner for one fetch.
    pub fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
        }
    }

    /// Returns the handle for the fetch.
    pub fn handle(&self) -> AbortHandle {
        AbortHandle {
            controller: self.controller.clone(),
        }
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

/// Handle of an [`Abort`], for the fetch itself.
#[derive(Clone)]
pub struct AbortHandle {
    controller: Option<AbortController>,
}

/// Use of cached responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As the browser decides; a preload by the start script counts.
    Default,
    /// From the server, past the cache and pending requests.
    Reload,
}

impl Freshness {
    /// Returns the freshness for an attempt: the first one may use the cache.
    pub fn for_attempt(number: u32) -> Self {
        if number == 0 {
            Self::Default
        } else {
            Self::Reload
        }
    }
}

/// Fetched file.
#[derive(Debug)]
pub struct Fetched {
    /// Text of the file.
    pub text: String,
    /// Final URL, after redirects.
    pub url: String,
}

/// Fetches a file of UTF-8 text.
///
/// # Errors
/// Every variant of [`FetchError`].
pub async fn text(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Fetched, FetchError> {
    let (bytes, url) = bytes(url, freshness, abort).await?;
    let text = String::from_utf8(bytes).map_err(|_| FetchError::NotText)?;
    // UTF-16 without a byte order mark passes as UTF-8, but every other character of it is NUL.
    if text.bytes().filter(|&byte| byte == 0).count() > text.len() / 4 {
        return Err(FetchError::NotText);
    }
    if is_web_page(&text) {
        Err(FetchError::WebPage)
    } else {
        Ok(Fetched { text, url })
    }
}

async fn bytes(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(Vec<u8>, String), FetchError> {
    let idle_timeout = IdleTimeout::new(abort.controller.clone());
    let explain = |()| idle_timeout.explain(&abort);
    let signal = abort.controller.as_ref().map(AbortController::signal);
    let cache = match freshness {
        Freshness::Default => RequestCache::Default,
        Freshness::Reload => RequestCache::Reload,
    };
    let request = Request::get(url).cache(cache).abort_signal(signal.as_ref());
    let response = request.send().await.map_err(|_| explain(()))?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    if declared_length(&response).is_some_and(|length| length > MAX_BYTES) {
        return Err(FetchError::TooLarge);
    }
    let Some(body) = response.body() else {
        return Ok((Vec::new(), response.url()));
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(declared_length(&response).unwrap_or_default());
    idle_timeout.renew();
    let mut awaited = MIN_PROGRESS;
    loop {
        if bytes.len() >= awaited {
            idle_timeout.renew();
            awaited = bytes.len() + MIN_PROGRESS;
        }
        let piece = JsFuture::from(reader.read())
            .await
            .map_err(|_| explain(()))?;
        let Some(piece) = Reflect::get(&piece, &"value".into())
            .ok()
            .and_then(|value| value.dyn_into::<Uint8Array>().ok())
        else {
            return Ok((bytes, response.url()));
        };
        bytes.extend_from_slice(&piece.to_vec());
        if bytes.len() > MAX_BYTES {
            let _ = reader.cancel();
            return Err(FetchError::TooLarge);
        }
    }
}

fn declared_length(response: &Response) -> Option<usize> {
    response.headers().get("content-length")?.parse().ok()
}

/// Returns whether a text is an HTML document: many hosts send one, with status 200, in place of a missing file.
fn is_web_page(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let start: String = text
        .chars()
        .take(15)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Time limit of a fetch, which records that it ended the fetch.
struct IdleTimeout {
    controller: Option<AbortController>,
    over: Rc<Cell<bool>>,
    timeout: Cell<Option<Timeout>>,
}

impl IdleTimeout {
    fn new(controller: Option<AbortController>) -> Self {
        let idle_timeout = Self {
            controller,
            over: Rc::default(),
            timeout: Cell::new(None),
        };
        idle_timeout.renew();
        idle_timeout
    }

    fn renew(&self) {
        let (over, controller) = (self.over.clone(), self.controller.clone());
        self.timeout.set(Some(Timeout::new(IDLE_TIMEOUT, move || {
            over.set(true);
            if let Some(controller) = controller {
                controller.abort();
            }
        })));
    }

    /// Returns the cause of a failure, which the browser does not give.
    fn explain(&self, abort: &AbortHandle) -> FetchError {
        let aborted = abort
            .controller
            .as_ref()
            .is_some_and(|controller| controller.signal().aborted());
        if self.over.get() {
            FetchError::Timeout
        } else if aborted {
            FetchError::Aborted
        } else if window().navigator().on_line() {
            FetchError::Unreachable
        } else {
            FetchError::Offline
        }
    }
}
