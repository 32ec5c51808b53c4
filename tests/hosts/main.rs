//! Tests of the built site behind the servers of `docs/deploy/`, each with its file from there, at the root of a host and
//! below a path.
//!
//! `cargo test` ignores them, because it must pass without these servers; `cargo xtask test deploy` runs those whose server
//! is installed.

#![expect(
    clippy::unwrap_used,
    reason = "all of this is test code; a panic fails the test"
)]

mod caddy;
mod checks;
mod nginx;
mod response;
mod server;
