//! The blocking and the async client. They send and wait; an [`Exchange`](crate::exchange::Exchange) decides.

pub mod blocking;
mod builder;
mod cancel;
mod common;
mod config;
mod nonblocking;
mod pages;
mod proxy;
mod shared_state;
mod tls;
mod tls_words;
mod transport;
mod wire;

pub use builder::Builder;
pub use cancel::CancelToken;
pub use config::{AttemptEvent, Listener, OperationOptions, Settings};
pub use nonblocking::Client;
#[cfg(feature = "bindings")]
pub(crate) use nonblocking::{Renew, Renewal};
pub use pages::Items;
pub use shared_state::SharedState;
pub use transport::Transport;
