//! A request answered, well or badly.

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
    Compression, Keeping, State,
    fault::{Fault, Gate, Length},
    request_log::Ticket,
    static_files::{self, File, Lookup},
};

/// What is sent as the body.
pub(crate) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// How much of a body is handed over at a time, in bytes: small enough that a broken connection shows soon.
const PIECE: usize = 16 * 1024;

/// What happens to a body on its way.
enum Way {
    Whole,
    HeldMidway(Gate),
    CutMidway,
}

/// Answers a request; an error closes the connection without an answer.
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
        let ticket = state.record.start(path.clone());
        if format!("{path}/") == state.base {
            return Ok(redirect(&state.base, ticket));
        }
        return Ok(text(404, "no such file", ticket));
    };
    let ticket = state.record.start(static_files::decode(below));
    let fault = state.fault(&static_files::decode(below));
    match fault {
        None => Ok(unchanged(
            request.headers().get(header::IF_NONE_MATCH),
            file(&state, below, &query, Way::Whole, ticket),
        )),
        Some(Fault::Status(status)) => Ok(text(
            status,
            "this is a failure that the test asked for",
            ticket,
        )),
        Some(Fault::Held(gate)) => {
            gate.pass().await;
            Ok(file(&state, below, &query, Way::Whole, ticket))
        }
        Some(Fault::HeldMidway(gate)) => {
            Ok(file(&state, below, &query, Way::HeldMidway(gate), ticket))
        }
        Some(Fault::Refused) => Err(io::Error::other("refused, as the test asked for")),
        Some(Fault::Cut) => Ok(file(&state, below, &query, Way::CutMidway, ticket)),
        Some(Fault::Instead { content_type, body }) => Ok(response(
            &state,
            200,
            File {
                content_type,
                bytes: body,
            },
            Way::Whole,
            ticket,
        )),
        Some(Fault::Filler { bytes, length }) => Ok(filler(bytes, length, ticket)),
    }
}

fn file(state: &State, below: &str, query: &str, way: Way, ticket: Ticket) -> Response<Body> {
    match static_files::find(&state.files(), &state.base, below, query) {
        Lookup::File(file) => response(state, 200, file, way, ticket),
        Lookup::Redirect(address) => redirect(&address, ticket),
        Lookup::Missing(Some(page)) => response(state, 404, page, way, ticket),
        Lookup::Missing(None) => text(404, "no such file", ticket),
    }
}

/// Says that the browser has it already, where that is so.
fn unchanged(has: Option<&HeaderValue>, response: Response<Body>) -> Response<Body> {
    let tag = response.headers().get(header::ETAG);
    if has.is_none() || has != tag {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_LENGTH);
    let empty = StreamBody::new(stream::empty()).boxed_unsync();
    Response::from_parts(parts, empty)
}

/// What tells these bytes from others.
fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn response(state: &State, status: u16, file: File, way: Way, ticket: Ticket) -> Response<Body> {
    let mut builder = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, file.content_type);
    builder = match state.keeping {
        Keeping::Nothing => builder.header(header::CACHE_CONTROL, "no-store"),
        Keeping::Unchanged => builder
            .header(header::CACHE_CONTROL, "no-cache")
            .header(header::ETAG, tag(&file.bytes)),
    };
    if state.shared {
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
        .body(body(bytes.into(), way, ticket))
        .unwrap_or_default()
}

fn text(status: u16, text: &'static str, ticket: Ticket) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(body(
            Bytes::from_static(text.as_bytes()),
            Way::Whole,
            ticket,
        ))
        .unwrap_or_default()
}

fn redirect(address: &str, ticket: Ticket) -> Response<Body> {
    Response::builder()
        .status(301)
        .header(header::LOCATION, address)
        .body(body(Bytes::new(), Way::Whole, ticket))
        .unwrap_or_default()
}

fn filler(bytes: usize, length: Length, ticket: Ticket) -> Response<Body> {
    let line = b"All of this is text, and there is more of it than anybody would read.\n\n";
    let text: Vec<u8> = line.iter().copied().cycle().take(bytes).collect();
    let mut builder = Response::builder()
        .header(header::CONTENT_TYPE, "text/markdown; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store");
    if length == Length::Declared {
        builder = builder.header(header::CONTENT_LENGTH, bytes);
    }
    builder
        .body(body(text.into(), Way::Whole, ticket))
        .unwrap_or_default()
}

/// Hands the bytes over piece by piece, and keeps the record of it.
fn body(bytes: Bytes, way: Way, mut ticket: Ticket) -> Body {
    let half = bytes.len() / 2;
    if bytes.is_empty() {
        ticket.delivered();
    }
    let pieces = stream::unfold(
        (bytes, way, ticket),
        move |(mut rest, way, mut ticket)| async move {
            if rest.is_empty() {
                return None;
            }
            let second_half = rest.len() <= half;
            match &way {
                Way::HeldMidway(gate) if second_half => gate.pass().await,
                Way::CutMidway if second_half => {
                    // The connection sends what it has when the body makes it wait.
                    tokio::task::yield_now().await;
                    let error = io::Error::other("cut, as the test asked for");
                    return Some((Err(error), (Bytes::new(), way, ticket)));
                }
                Way::Whole | Way::HeldMidway(_) | Way::CutMidway => {}
            }
            let until_half = if second_half {
                rest.len()
            } else {
                rest.len() - half
            };
            let piece = rest.split_to(PIECE.min(until_half));
            ticket.sent(piece.len());
            if rest.is_empty() {
                // With a declared length, the connection does not ask again after the last piece.
                ticket.delivered();
            }
            Some((Ok(Frame::data(piece)), (rest, way, ticket)))
        },
    );
    StreamBody::new(pieces).boxed_unsync()
}
