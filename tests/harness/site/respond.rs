//! Responses of a site, with its faults.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    io,
    sync::Arc,
};

use futures_util::stream;
use http_body_util::{BodyExt, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Frame, Incoming},
    header::{self, HeaderValue},
};

use super::{
    Caching, Compression, State,
    fault::{Fault, Gate, Length},
    request_log::PendingRequest,
    static_files::{self, File, Lookup},
};

/// Body of a response.
pub(crate) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// Size of a body's chunks in bytes: small enough that a broken connection shows soon.
const CHUNK: usize = 16 * 1024;

/// Delivery of a body.
enum Delivery {
    Whole,
    HeldMidway(Gate),
    CutMidway,
}

/// Responds to a request; an error closes the connection without a response.
pub(crate) async fn respond(
    state: Arc<State>,
    request: Request<Incoming>,
) -> Result<Response<Body>, io::Error> {
    let path = request.uri().path().to_owned();
    let query = request
        .uri()
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    let Some(below) = path.strip_prefix(state.base.as_str()) else {
        let pending = state.log.start(path.clone());
        if format!("{path}/") == state.base {
            return Ok(redirect(&state.base, pending));
        }
        return Ok(text(404, "no such file", pending));
    };
    let pending = state.log.start(static_files::decode(below));
    let fault = state.fault(&static_files::decode(below));
    match fault {
        None => Ok(revalidate(
            request.headers().get(header::IF_NONE_MATCH),
            file(&state, below, &query, Delivery::Whole, pending),
        )),
        Some(Fault::Status(status)) => Ok(text(status, "fault injected by the test", pending)),
        Some(Fault::Held(gate)) => {
            gate.pass().await;
            Ok(file(&state, below, &query, Delivery::Whole, pending))
        }
        Some(Fault::HeldMidway(gate)) => Ok(file(
            &state,
            below,
            &query,
            Delivery::HeldMidway(gate),
            pending,
        )),
        Some(Fault::Refused) => Err(io::Error::other("refused by the test")),
        Some(Fault::Cut) => Ok(file(&state, below, &query, Delivery::CutMidway, pending)),
        Some(Fault::Instead { content_type, body }) => Ok(response(
            &state,
            200,
            File {
                content_type,
                bytes: body,
            },
            Delivery::Whole,
            pending,
        )),
        Some(Fault::Filler { bytes, length }) => Ok(filler(bytes, length, pending)),
    }
}

fn file(
    state: &State,
    below: &str,
    query: &str,
    delivery: Delivery,
    pending: PendingRequest,
) -> Response<Body> {
    match static_files::find(&state.files(), &state.base, below, query) {
        Lookup::File(file) => response(state, 200, file, delivery, pending),
        Lookup::Redirect(address) => redirect(&address, pending),
        Lookup::Missing(Some(page)) => response(state, 404, page, delivery, pending),
        Lookup::Missing(None) => text(404, "no such file", pending),
    }
}

/// Turns a response into `304 Not Modified` if the browser has the same version.
fn revalidate(cached: Option<&HeaderValue>, response: Response<Body>) -> Response<Body> {
    let tag = response.headers().get(header::ETAG);
    if cached.is_none() || cached != tag {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_LENGTH);
    let empty = StreamBody::new(stream::empty()).boxed_unsync();
    Response::from_parts(parts, empty)
}

/// Returns the `ETag` of a body.
fn etag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn response(
    state: &State,
    status: u16,
    file: File,
    delivery: Delivery,
    pending: PendingRequest,
) -> Response<Body> {
    let mut builder = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, file.content_type);
    builder = match state.caching {
        Caching::Disabled => builder.header(header::CACHE_CONTROL, "no-store"),
        Caching::Revalidate => builder
            .header(header::CACHE_CONTROL, "no-cache")
            .header(header::ETAG, etag(&file.bytes)),
    };
    if state.cors {
        builder = builder.header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    let bytes = match state.compression {
        Compression::None => file.bytes,
        Compression::Brotli => {
            builder = builder.header(header::CONTENT_ENCODING, "br");
            state.brotli(file.bytes)
        }
    };
    builder
        .header(header::CONTENT_LENGTH, bytes.len())
        .body(body(bytes.into(), delivery, pending))
        .unwrap_or_default()
}

fn text(status: u16, text: &'static str, pending: PendingRequest) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(body(
            Bytes::from_static(text.as_bytes()),
            Delivery::Whole,
            pending,
        ))
        .unwrap_or_default()
}

fn redirect(address: &str, pending: PendingRequest) -> Response<Body> {
    Response::builder()
        .status(301)
        .header(header::LOCATION, address)
        .body(body(Bytes::new(), Delivery::Whole, pending))
        .unwrap_or_default()
}

fn filler(bytes: usize, length: Length, pending: PendingRequest) -> Response<Body> {
    let line = b"All of this is text, and there is more of it than anybody would read.\n\n";
    let text: Vec<u8> = line.iter().copied().cycle().take(bytes).collect();
    let mut builder = Response::builder()
        .header(header::CONTENT_TYPE, "text/markdown; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store");
    if length == Length::Declared {
        builder = builder.header(header::CONTENT_LENGTH, bytes);
    }
    builder
        .body(body(text.into(), Delivery::Whole, pending))
        .unwrap_or_default()
}

/// Sends the bytes in chunks, and logs them.
fn body(bytes: Bytes, delivery: Delivery, mut pending: PendingRequest) -> Body {
    let half = bytes.len() / 2;
    if bytes.is_empty() {
        pending.set_delivered();
    }
    let chunks = stream::unfold(
        (bytes, delivery, pending),
        move |(mut rest, delivery, mut pending)| async move {
            if rest.is_empty() {
                return None;
            }
            let second_half = rest.len() <= half;
            match &delivery {
                Delivery::HeldMidway(gate) if second_half => gate.pass().await,
                Delivery::CutMidway if second_half => {
                    // The connection sends its buffer when the body makes it wait.
                    tokio::task::yield_now().await;
                    let error = io::Error::other("cut by the test");
                    return Some((Err(error), (Bytes::new(), delivery, pending)));
                }
                Delivery::Whole | Delivery::HeldMidway(_) | Delivery::CutMidway => {}
            }
            let until_half = if second_half {
                rest.len()
            } else {
                rest.len() - half
            };
            let chunk = rest.split_to(CHUNK.min(until_half));
            pending.add_bytes(chunk.len());
            if rest.is_empty() {
                // With a declared length, the connection does not poll again after the last chunk.
                pending.set_delivered();
            }
            Some((Ok(Frame::data(chunk)), (rest, delivery, pending)))
        },
    );
    StreamBody::new(chunks).boxed_unsync()
}
