//! What became of each attempt, for the app's log.

use std::sync::Arc;

use numplan::string_enum::StringEnum as _;
use numplan::{Event, Listener};

use crate::failure::FfiRefusal;

/// What became of one attempt. It carries no value and no secret.
#[derive(Clone, uniffi::Record)]
pub struct FfiEvent {
    /// The provider.
    pub provider: String,
    /// The operation that the attempt was for.
    pub operation: String,
    /// Which try of its request it was; counts from 1.
    pub attempt: u32,
    /// The method.
    pub method: String,
    /// The path, with places instead of values.
    pub template: String,
    /// The status of the answer.
    pub status: Option<u16>,
    /// What went wrong if there was no answer, in a word.
    pub trouble: Option<String>,
    /// How long it took, in seconds.
    pub took: f64,
}

/// Is told of each attempt.
#[uniffi::export(with_foreign)]
pub trait FfiObserver: Send + Sync {
    /// Takes an event in.
    fn attempt(&self, event: FfiEvent) -> Result<(), FfiRefusal>;
}

/// It, as the engine takes it. What a log fails with concerns no call.
pub(crate) fn listener(own: Arc<dyn FfiObserver>) -> Arc<Listener> {
    Arc::new(move |event: &Event<'_>| drop(own.attempt(event.into())))
}

impl From<&Event<'_>> for FfiEvent {
    fn from(event: &Event<'_>) -> Self {
        Self {
            provider: event.provider.word().to_owned(),
            operation: event.operation.to_owned(),
            attempt: event.attempt,
            method: event.method.as_str().to_owned(),
            template: event.template.to_owned(),
            status: event.status,
            trouble: event.error.and_then(|kind| match serde_json::to_value(kind) {
                Ok(serde_json::Value::String(word)) => Some(word),
                _ => None,
            }),
            took: event.took.as_secs_f64(),
        }
    }
}
