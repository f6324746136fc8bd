//! A stateful stand-in for Flowroute v2, Plivo v1 and Wavix v1, on one loopback port.
//!
//! Tests need providers that lose answers, lag, throttle and lie on demand, and that can be asked
//! afterwards what they were told. This crate is written from the providers' documentation alone
//! and shares no code with the library that it tests, so that one misreading cannot hide in both.
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
//! // … point a client at `sandbox.url()`, have it update 12065551234, then ask:
//! let number = sandbox.flowroute_number("12065551234");
//! let requests = sandbox.log();
//! # assert!(number.is_some() && requests.is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # What it stands in for
//!
//! | Provider | Calls | Credentials |
//! |---|---|---|
//! | Flowroute | `GET /v2/numbers`, `GET`, `PATCH`, `POST`, `DELETE /v2/numbers/:id`, `GET /v2/numbers/available[/areacodes\|/exchanges]`, `PATCH`, `DELETE /v2/numbers/:id/relationships/{primary,failover}_route`, `GET`, `POST /v2/routes`, `PATCH`, `DELETE /v2/routes/:id`, `GET /v2/routes/edge_strategies`, `POST /v2/message-provision`, `GET /v2/message-provision/status/:task_id` | Basic [`FLOWROUTE_ACCESS_KEY`] : [`FLOWROUTE_SECRET_KEY`] |
//! | Plivo | `GET`, `POST /v1/Account/{auth_id}/Number/`, `GET`, `POST`, `DELETE /v1/Account/{auth_id}/Number/{number}/`, `GET /v1/Account/{auth_id}/PhoneNumber/`, `POST /v1/Account/{auth_id}/PhoneNumber/{number}/` | Basic [`PLIVO_AUTH_ID`] or [`PLIVO_SUBACCOUNT_AUTH_ID`] : [`PLIVO_AUTH_TOKEN`] |
//! | Wavix | `GET`, `PATCH`, `DELETE /v1/numbers`, `GET`, `PATCH /v1/numbers/{id}`, `GET /v1/buy/countries[/{c}/…]`, `GET`, `PUT`, `DELETE /v1/buy/cart`, `POST /v1/buy/cart/checkout` | Bearer [`WAVIX_API_KEY`] or [`WAVIX_READ_ONLY_API_KEY`] |
//!
//! What the documentation leaves open is a switch ([`Switches`]) with each plausible reading; a test
//! that passes under every one of [`Switches::readings`] depends on no guess. What can go wrong on
//! the way is a [`Fault`].
//!
//! # Control over HTTP
//!
//! Tests in other languages do over HTTP what Rust does by methods. The bodies are JSON. These
//! calls need no credentials, meet no faults and are not logged.
//!
//! | Call | Does |
//! |---|---|
//! | `GET /_sandbox/log` | the requests so far: an array of [`Logged`] |
//! | `DELETE /_sandbox/log` | forgets them |
//! | `POST /_sandbox/faults` | adds a [`Fault`] or an array of them |
//! | `GET`, `DELETE /_sandbox/faults` | lists them, forgets them |
//! | `GET /_sandbox/switches` | [`Switches`] |
//! | `PATCH /_sandbox/switches` | turns some: `{"read_lag": {"reads": 2}, "timing": {"task_ms": 0}}` |
//! | `GET /_sandbox/readings` | `[{"switch", "value"}]`: every reading that is not a default |
//! | `GET /_sandbox/numbers` | all [`Numbers`] as they are, whatever readers see |
//! | `POST /_sandbox/numbers` | adds or replaces: `{"flowroute": [{"value": "12065550000"}]}` |
//! | `POST /_sandbox/numbers/many` | `{"provider": "plivo", "count": 100000}`: [`Numbers::many`] |
//! | `GET /_sandbox/stock` | all [`Stock`] |
//! | `POST /_sandbox/stock` | adds or replaces offers |
//! | `GET /_sandbox/orders` | the orders that were carried out: an array of [`Order`] |
//! | `GET /_sandbox/tasks` | Flowroute's provisioning tasks |
//! | `POST /_sandbox/tasks/complete` | ends everything that takes time, now |
//! | `POST /_sandbox/refuse` | `{"for_ms": 500}`: refuses connections for a while |
//! | `POST /_sandbox/reset` | numbers, stock and switches as they started, no faults, no orders, no log |

mod control;
mod credentials;
mod fault;
mod fields;
mod fleet;
pub mod flowroute;
mod ids;
mod log;
mod numbers;
mod options;
mod orders;
pub mod plivo;
mod provider;
mod record;
mod request;
mod response;
mod response_style;
mod sandbox;
mod state;
mod stock;
mod store;
pub mod switches;
pub mod wavix;
mod wire;

pub use self::{
    credentials::{
        FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN,
        PLIVO_SUBACCOUNT_AUTH_ID, WAVIX_API_KEY, WAVIX_READ_ONLY_API_KEY,
    },
    fault::{Action, Fault},
    log::{LOG_LIMIT, Logged},
    numbers::Numbers,
    options::Options,
    orders::{Order, OrderKind},
    provider::Provider,
    sandbox::Sandbox,
    stock::Stock,
    switches::{Switches, Timing, Variant},
};
