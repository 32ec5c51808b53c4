//! Log of a site's requests, their times and their outcomes.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// Request for a file of a site.
#[derive(Debug, Clone)]
pub struct Request {
    /// Decoded path below the site's base, such as `articles/index.json`; the full path if it is elsewhere.
    pub path: String,
    /// Time of the arrival of its head.
    pub started: Instant,
    /// Time of its end, however it ended; none while it is pending.
    pub ended: Option<Instant>,
    /// Outcome so far.
    pub outcome: Outcome,
    /// Bytes of the body that were handed to the connection.
    pub bytes: usize,
}

/// Outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Has not ended.
    Pending,
    /// Response was sent completely.
    Delivered,
    /// Browser aborted the request, or the site cut the connection.
    Broken,
}

/// Requests of a site, in the order of their arrival.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestLog(Arc<Mutex<Vec<Request>>>);

impl RequestLog {
    pub(crate) fn start(&self, path: String) -> PendingRequest {
        let request = Request {
            path,
            started: Instant::now(),
            ended: None,
            outcome: Outcome::Pending,
            bytes: 0,
        };
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request);
        PendingRequest {
            log: self.clone(),
            number: requests.len() - 1,
            has_ended: false,
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

/// Pending request. Dropping it before its delivery logs it as broken.
#[derive(Debug)]
pub(crate) struct PendingRequest {
    log: RequestLog,
    number: usize,
    has_ended: bool,
}

impl PendingRequest {
    pub(crate) fn add_bytes(&self, bytes: usize) {
        self.log
            .change(self.number, |request| request.bytes += bytes);
    }

    pub(crate) fn set_delivered(&mut self) {
        self.end(Outcome::Delivered);
    }

    fn end(&mut self, outcome: Outcome) {
        if !self.has_ended {
            self.has_ended = true;
            self.log.change(self.number, |request| {
                request.ended = Some(Instant::now());
                request.outcome = outcome;
            });
        }
    }
}

impl Drop for PendingRequest {
    fn drop(&mut self) {
        self.end(Outcome::Broken);
    }
}
