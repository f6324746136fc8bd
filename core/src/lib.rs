//! Administer phone numbers at Flowroute, Plivo and Wavix.
//!
//! One engine decides, and every language only translates: what an update may contain is checked before
//! anything is sent, what was lost on the way is never guessed, and a result says field by field what became
//! of it.
//!
//! ```no_run
//! use numplan::blocking::Client;
//! use numplan::flowroute::{Flowroute, NumberChanges, UpdateNumber};
//!
//! # fn main() -> Result<(), numplan::Error> {
//! let client = Client::<Flowroute>::from_env()?;
//! let update = UpdateNumber::new("12065551234".parse()?, NumberChanges::new().alias("NYC Number"));
//! let updated = client.run(update)?.require()?;
//! assert!(updated.ok());
//! # Ok(())
//! # }
//! ```
//!
//! The layers, each of which only looks down: [`Client`] and [`blocking::Client`] send and wait;
//! [`exchange`] says what to do next; [`flowroute`], [`plivo`] and [`wavix`] turn operations into requests and
//! responses into results; [`number`], [`fields`], [`callback`], [`error`] are the words. Everything below the
//! clients does no I/O and is told the time.

#[cfg(feature = "bindings")]
pub mod bindings;
#[cfg(feature = "client")]
mod client;
pub mod exchange;
pub mod number;
pub mod operation;
mod providers;
mod types;

#[cfg(feature = "client")]
pub use client::{
    AttemptEvent, Builder, CancelToken, Client, Items, Listener, OperationOptions, Settings, SharedState,
    Transport, blocking,
};
pub use exchange::manual::{interpret, prepare};
pub use number::{Nanp, NumberError, PhoneNumber};
pub use operation::account::{Account, BaseUrl};
pub use operation::api_request::{ApiRequest, PathSegment, ResourceId};
pub use operation::receipt::Receipt;
pub use operation::updated::Updated;
pub use operation::{Body, Response, fields, input, paging, provider, updated};
pub use providers::*;
pub use types::error::{Error, ErrorCode, FieldError, ResponseHeader, Sent, ServerError};
#[cfg(feature = "bindings")]
pub use types::export;
pub use types::{Change, callback, error, model, secret, string_enum, text};
