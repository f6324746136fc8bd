//! The channel from the threads of a client's runtime to JavaScript.
//!
//! All operations share one function, since napi's usual promise makes a queue of its own for each. It is called when the
//! first outcome enters an empty queue, and JavaScript then takes all outcomes at once: a call costs more than an
//! outcome. The channel keeps the event loop alive only while it is held, that is while an operation is pending.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use napi::bindgen_prelude::{Either, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Result, Status};
use napi_derive::napi;
use numplan::bindings::after_turn;

type Callback = ThreadsafeFunction<(), (), (), Status, false, true>;
/// The id of an operation, or one of the texts of its outcome.
type Part = Either<u32, Option<String>>;

/// The JavaScript side of the channel.
#[napi]
pub struct CallbackChannel(Sender);

/// The native side, usable from any thread.
#[derive(Clone)]
pub(crate) struct Sender(Arc<Queue>);

struct Queue {
    outcomes: Mutex<Vec<Part>>,
    wake: Mutex<Callback>,
}

#[napi]
impl CallbackChannel {
    /// `wake` is called when there are outcomes to take.
    #[napi(constructor)]
    pub fn new(wake: Function<'_, (), ()>) -> Result<Self> {
        let wake = wake.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
        Ok(Self(Sender(Arc::new(Queue { outcomes: Mutex::default(), wake: Mutex::new(wake) }))))
    }

    /// Takes all outcomes, as three elements each: the id of the operation, its outcome and the response. A flat array is
    /// cheaper than one of arrays.
    #[napi(ts_return_type = "(number | string | null)[]")]
    pub fn take(&self) -> Vec<Part> {
        mem::take(&mut lock(&self.0.0.outcomes))
    }

    /// Keeps the event loop alive.
    #[napi]
    pub fn hold(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor cannot release the event loop again")]
        lock(&self.0.0.wake).refer(&env)
    }

    /// Lets the event loop end.
    #[napi]
    pub fn release(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor cannot release the event loop again")]
        lock(&self.0.0.wake).unref(&env)
    }
}

impl CallbackChannel {
    pub(crate) fn sender(&self) -> Sender {
        self.0.clone()
    }
}

impl Sender {
    /// Sends an outcome. It is dropped if JavaScript has ended.
    pub(crate) fn send(&self, id: u32, outcome: String, response: Option<String>) {
        let mut outcomes = lock(&self.0.outcomes);
        let was_empty = outcomes.is_empty();
        outcomes.extend([Either::A(id), Either::B(Some(outcome)), Either::B(response)]);
        drop(outcomes);
        if was_empty {
            let queue = Arc::clone(&self.0);
            after_turn(move || {
                lock(&queue.wake).call((), ThreadsafeFunctionCallMode::NonBlocking);
            });
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
