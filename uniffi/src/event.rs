//! One event per attempt, for the app's log.

use std::sync::Arc;

use numplan::string_enum::StringEnum as _;
use numplan::{AttemptEvent, Listener};
use serde_json::json;

use crate::failure::FfiRefusal;

/// The outcome of one attempt. It contains no values and no secrets.
#[derive(Clone, uniffi::Record)]
pub struct FfiEvent {
    /// The provider.
    pub provider: String,
    /// The name of the operation, such as `numbers.update`.
    pub operation: String,
    /// The number of the attempt at its request, from 1.
    pub attempt: u32,
    /// The HTTP method.
    pub method: String,
    /// The path, with placeholders instead of values.
    pub template: String,
    /// The status of the response.
    pub status: Option<u16>,
    /// The failure, if there was no response.
    pub trouble: Option<String>,
    /// The duration in seconds.
    pub took: f64,
}

/// Receives an event after each attempt.
#[uniffi::export(with_foreign)]
pub trait FfiObserver: Send + Sync {
    /// Receives one event.
    fn attempt(&self, event: FfiEvent) -> Result<(), FfiRefusal>;
}

/// Adapts the app's observer to the engine. A failing observer does not affect operations.
pub(crate) fn listener(app: Arc<dyn FfiObserver>) -> Arc<Listener> {
    Arc::new(move |event: &AttemptEvent<'_>| drop(app.attempt(event.into())))
}

impl From<&AttemptEvent<'_>> for FfiEvent {
    fn from(event: &AttemptEvent<'_>) -> Self {
        Self {
            provider: event.provider.word().to_owned(),
            operation: event.operation.to_owned(),
            attempt: event.attempt,
            method: event.method.as_str().to_owned(),
            template: event.template.to_owned(),
            status: event.status,
            trouble: event.error.and_then(|kind| json!(kind).as_str().map(str::to_owned)),
            took: event.took.as_secs_f64(),
        }
    }
}
