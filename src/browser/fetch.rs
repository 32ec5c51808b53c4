//! Fetching text: with an end to waiting, a cap on size, and a way to stop.

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
    /// Nothing came for too long.
    Timeout,
    /// The file is larger than [`MAX_BYTES`].
    TooLarge,
    /// The bytes are not UTF-8.
    NotText,
    /// A web page came where another text was expected.
    WebPage,
    /// The reader went elsewhere.
    Aborted,
}

/// How long nothing may come before we give up, in milliseconds. Counted anew whenever [`PORTION`] has arrived, so that a
/// slow connection is not taken for a dead one, nor one for alive that trickles.
const PATIENCE: i32 = 15_000;

/// How much must come in that time, in bytes: a kilobyte a second is less than the first mobile phones had.
const PORTION: usize = 15_000;

/// A way to stop a fetch that is under way. Dropped, it stops it.
pub struct Abort {
    controller: Option<AbortController>,
}

impl Abort {
    /// A new one, for one fetch.
    pub fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
        }
    }

    /// The handle for the fetch.
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

/// What a fetch holds of its [`Abort`].
#[derive(Clone)]
pub struct AbortHandle {
    controller: Option<AbortController>,
}

/// Whether an answer that is here already will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As the browser sees fit; what the start script has asked for is this, too.
    Usual,
    /// Asked for anew: nothing that is kept, and nothing that another request is still waiting for.
    Anew,
}

impl Freshness {
    /// For the first attempt at a page's data, or a later one.
    pub fn of_attempt(number: u32) -> Self {
        if number == 0 { Self::Usual } else { Self::Anew }
    }
}

/// A file as it came.
#[derive(Debug)]
pub struct Fetched {
    /// What it says.
    pub text: String,
    /// Where it came from in the end: another URL than the one asked for where the server sent us elsewhere.
    pub url: String,
}

/// Fetches a file of UTF-8 text.
///
/// # Errors
/// Whatever [`FetchError`] names, but for what is wrong inside the text.
pub async fn text(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Fetched, FetchError> {
    let (bytes, url) = bytes(url, freshness, abort).await?;
    let text = String::from_utf8(bytes).map_err(|_| FetchError::NotText)?;
    // UTF-16 without a mark is UTF-8 to the letter, and every other character of it is NUL.
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
    let patience = Patience::new(abort.controller.clone());
    let explain = |()| patience.explain(&abort);
    let signal = abort.controller.as_ref().map(AbortController::signal);
    let cache = match freshness {
        Freshness::Usual => RequestCache::Default,
        Freshness::Anew => RequestCache::Reload,
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
    patience.renew();
    let mut awaited = PORTION;
    loop {
        if bytes.len() >= awaited {
            patience.renew();
            awaited = bytes.len() + PORTION;
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

/// Whether this is a whole HTML document: many hosts send one, with status 200, for whatever they do not have.
fn is_web_page(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let start: String = text
        .chars()
        .take(15)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Ends a fetch when nothing comes for too long, and remembers that it did.
struct Patience {
    controller: Option<AbortController>,
    over: Rc<Cell<bool>>,
    timeout: Cell<Option<Timeout>>,
}

impl Patience {
    fn new(controller: Option<AbortController>) -> Self {
        let patience = Self {
            controller,
            over: Rc::default(),
            timeout: Cell::new(None),
        };
        patience.renew();
        patience
    }

    fn renew(&self) {
        let (over, controller) = (self.over.clone(), self.controller.clone());
        self.timeout.set(Some(Timeout::new(PATIENCE, move || {
            over.set(true);
            if let Some(controller) = controller {
                controller.abort();
            }
        })));
    }

    /// Why the fetch failed: the browser itself only says that it did.
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
