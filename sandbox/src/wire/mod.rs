//! The HTTP server: connections, requests, the faults applied to them, and control of the sandbox.

mod body;
mod connection;
mod control;
mod gate;
mod perform;
mod service;
mod shared;
mod stream;

pub(crate) use self::{connection::accept, gate::Port, shared::Shared};
