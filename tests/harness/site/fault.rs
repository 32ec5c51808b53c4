//! The ways in which a site can misbehave.

use std::sync::Arc;

use tokio::sync::watch;

/// How a path misbehaves.
#[derive(Debug, Clone)]
pub enum Fault {
    /// It answers with this status and a short text.
    Status(u16),
    /// It answers as usual, once the gate is open.
    Held(Gate),
    /// It answers as usual, but the second half of the body comes once the gate is open.
    HeldMidway(Gate),
    /// It closes the connection without an answer.
    Refused,
    /// It closes the connection after half of the body.
    Cut,
    /// It answers with something else.
    Instead {
        /// The value of `Content-Type`.
        content_type: &'static str,
        /// The body.
        body: Vec<u8>,
    },
    /// It answers with this many bytes of text.
    Filler {
        /// How many bytes.
        bytes: usize,
        /// Whether the answer says so in advance.
        length: Length,
    },
}

/// Whether an answer says in advance how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// With a `Content-Length`.
    Declared,
    /// In chunks.
    Streamed,
}

/// Holds answers back until it is opened. Clones are the same gate.
#[derive(Debug, Clone)]
pub struct Gate(Arc<watch::Sender<bool>>);

impl Gate {
    /// A closed gate.
    pub fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Lets through all that wait, and all that come.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub(crate) async fn pass(&self) {
        // The sender is alive as long as `self` is.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}
