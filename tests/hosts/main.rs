//! The built site behind the servers that `docs/deploy/` has files for: each is started on this machine with that file,
//! at the root of a host and below a path, and asked for what readers ask for.
//!
//! They are not part of `cargo test`, which must do without these servers: `cargo xtask test deploy` runs those whose
//! server is installed.

#![expect(
    clippy::unwrap_used,
    reason = "every line here is test code; what cannot be had fails the test"
)]

mod caddy;
mod nginx;
mod promises;
mod response;
mod server;
