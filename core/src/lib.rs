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
//! answers into results; [`number`], [`fields`], [`callback`], [`error`] are the words. Everything below the
//! clients does no I/O and is told the time.

mod account;
mod by_hand;
mod call;
pub mod callback;
pub mod catalogue;
mod change;
pub mod error;
pub mod exchange;
pub mod fields;
pub mod flowroute;
mod message;
pub mod model;
pub mod number;
pub mod operation;
pub mod outward;
pub mod paging;
pub mod plivo;
pub mod provider;
mod provider_id;
mod receipt;
pub mod secret;
pub mod text;
pub mod updated;
pub mod wavix;

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "host")]
pub mod host;

pub use account::{Account, BaseUrl};
pub use by_hand::{interpret, prepare};
pub use call::{Call, Segment, Token};
pub use change::Change;
#[cfg(feature = "client")]
pub use client::{Builder, CallOptions, Client, Event, Items, Listener, Settings, Stop, Transport, blocking};
pub use error::{Code, Error, FieldError, Sent, ServerError};
pub use message::{Answer, Body};
pub use number::{Nanp, NumberError, PhoneNumber};
pub use receipt::Receipt;
pub use updated::Updated;
