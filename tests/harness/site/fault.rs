//! Faults of a site.

use std::sync::Arc;

use tokio::sync::watch;

/// Fault of a path's response.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Response with this status and a short text.
    Status(u16),
    /// Usual response, once the gate is open.
    Held(Gate),
    /// Usual response, but with the second half of the body held until the gate is open.
    HeldMidway(Gate),
    /// Closed connection without a response.
    Refused,
    /// Closed connection after half of the body.
    Cut,
    /// Another body.
    Instead {
        /// Value of `Content-Type`.
        content_type: &'static str,
        /// Body of the response.
        body: Vec<u8>,
    },
    /// Text of a given size.
    Filler {
        /// Size in bytes.
        bytes: usize,
        /// Declaration of the size in the head.
        length: Length,
    },
}

/// Declaration of a response's length in its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A `Content-Length`.
    Declared,
    /// None: the body comes in chunks.
    Streamed,
}

/// Holds responses back until it is opened. Clones share the same state.
#[derive(Debug, Clone)]
pub struct Gate(Arc<watch::Sender<bool>>);

impl Gate {
    /// Creates a closed gate.
    pub fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Releases all pending and future responses.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Waits until the gate is open.
    pub(crate) async fn pass(&self) {
        // The sender lives as long as `self`.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}
