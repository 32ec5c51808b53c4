//! What was asked for, when, and what became of it.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// A request that a site has had.
#[derive(Debug, Clone)]
pub struct Request {
    /// The path below the site's base, decoded, such as `articles/index.json`; the whole path where it is not below.
    pub path: String,
    /// When its head had arrived.
    pub started: Instant,
    /// When it was over, however it ended; none while it is under way.
    pub ended: Option<Instant>,
    /// How it ended.
    pub outcome: Outcome,
    /// How many bytes of body were handed to the connection.
    pub bytes: usize,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is under way.
    Pending,
    /// The whole answer was sent.
    Delivered,
    /// The browser went away before it had the whole answer, or the site cut the connection.
    Broken,
}

/// The requests of a site, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record(Arc<Mutex<Vec<Request>>>);

impl Record {
    pub(crate) fn start(&self, path: String) -> Ticket {
        let request = Request {
            path,
            started: Instant::now(),
            ended: None,
            outcome: Outcome::Pending,
            bytes: 0,
        };
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request);
        Ticket {
            record: self.clone(),
            number: requests.len() - 1,
            settled: false,
        }
    }

    pub(crate) fn all(&self) -> Vec<Request> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn change(&self, number: usize, change: impl FnOnce(&mut Request)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)[number]);
    }
}

/// A request under way. Dropped before it is delivered, it is recorded as broken.
#[derive(Debug)]
pub(crate) struct Ticket {
    record: Record,
    number: usize,
    settled: bool,
}

impl Ticket {
    pub(crate) fn sent(&self, bytes: usize) {
        self.record
            .change(self.number, |request| request.bytes += bytes);
    }

    pub(crate) fn delivered(&mut self) {
        self.settle(Outcome::Delivered);
    }

    fn settle(&mut self, outcome: Outcome) {
        if !self.settled {
            self.settled = true;
            self.record.change(self.number, |request| {
                request.ended = Some(Instant::now());
                request.outcome = outcome;
            });
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.settle(Outcome::Broken);
    }
}
