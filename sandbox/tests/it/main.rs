//! Tests of the sandbox over HTTP with a client on a plain socket.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

mod client;
mod control;
mod faults;
mod flowroute;
mod flowroute_routes;
mod flowroute_stock;
mod lists;
mod many;
mod orders;
mod plivo;
mod plivo_stock;
mod variants;
mod wavix;
mod wavix_stock;
