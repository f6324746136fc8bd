//! A stateful simulator of Flowroute v2, Plivo v1 and Wavix v1 on one loopback port.
//!
//! Tests need providers that drop responses, lag, throttle and return wrong data on demand, and
//! that record every request. This crate is written from the providers' documentation alone. It
//! shares no code with the library that it tests, so an error in one cannot hide in the other.
//!
//! ```
//! use numplan_sandbox::{Action, Fault, Options, Provider, Sandbox};
//!
//! let sandbox = Sandbox::start(Options::default())?;
//! sandbox.fault(
//!     Fault::new(Action::Drop { commit: true, reset: false })
//!         .provider(Provider::Flowroute)
//!         .method("PATCH")
//!         .path("/v2/numbers/*"),
//! );
//! // … Point a client at `sandbox.url()`, update 12065551234 through it, then check:
//! let number = sandbox.flowroute_number("12065551234");
//! let requests = sandbox.log();
//! # assert!(number.is_some() && requests.is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Simulated operations
//!
//! The modules of the providers list their requests and credentials.
//!
//! Every undocumented provider behavior is a switch ([`Switches`]) with its plausible variants. A
//! test that passes under each of [`Switches::variants`] depends on no guess. A [`Fault`] simulates
//! a failure between client and provider.
//!
//! # Control over HTTP
//!
//! Tests in other languages use HTTP where Rust uses methods. The bodies are JSON. These requests
//! need no credentials, skip faults and are not logged.
//!
//! | Request | Effect |
//! |---|---|
//! | `GET /_sandbox/log` | the requests so far: an array of [`Logged`] |
//! | `DELETE /_sandbox/log` | removes them |
//! | `POST /_sandbox/faults` | adds a [`Fault`] or an array of them |
//! | `GET`, `DELETE /_sandbox/faults` | lists them, removes them |
//! | `GET /_sandbox/switches` | [`Switches`] |
//! | `PATCH /_sandbox/switches` | changes some: `{"read_lag": {"reads": 2}, "timing": {"task_ms": 0}}` |
//! | `GET /_sandbox/variants` | `[{"switch", "value"}]`: every variant that is not a default |
//! | `GET /_sandbox/numbers` | all [`Numbers`] with their current values |
//! | `POST /_sandbox/numbers` | adds or replaces: `{"flowroute": [{"value": "12065550000"}]}` |
//! | `POST /_sandbox/numbers/many` | `{"provider": "plivo", "count": 100000}`: [`Numbers::many`] |
//! | `GET /_sandbox/stock` | all [`Stock`] |
//! | `POST /_sandbox/stock` | adds or replaces offers |
//! | `GET /_sandbox/orders` | the orders that were carried out: an array of [`Order`] |
//! | `GET /_sandbox/tasks` | Flowroute's provisioning tasks |
//! | `POST /_sandbox/tasks/complete` | completes all tasks, registrations and delayed changes |
//! | `POST /_sandbox/refuse` | `{"for_ms": 500}`: refuses connections for a while |
//! | `POST /_sandbox/reset` | restores the initial numbers, stock and switches; removes faults, orders and log |

mod access;
mod context;
mod fault;
mod fields;
mod filter;
mod ids;
mod log;
mod options;
mod orders;
mod prelude;
mod provider;
mod providers;
mod record;
mod record_type;
mod request;
mod response;
mod response_style;
mod samples;
mod sandbox;
mod state;
mod store;
pub mod switches;
mod wire;

pub use self::access::Access;
pub use self::fault::{Action, Fault};
pub use self::log::{LOG_LIMIT, Logged};
pub use self::options::Options;
pub use self::orders::{Order, OrderKind};
pub use self::provider::Provider;
pub use self::providers::*;
pub use self::sandbox::Sandbox;
pub use self::switches::{Switches, Timing, Variant};
