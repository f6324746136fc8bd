//! The channel from the threads of a client's runtime to JavaScript.
//!
//! All operations share one function, since napi's usual promise makes a queue of its own for each. The channel keeps
//! the event loop alive only while it is held, that is while an operation is pending.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use napi::bindgen_prelude::{FnArgs, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Result, Status};
use napi_derive::napi;

type Message = FnArgs<(u32, String, Option<String>, Option<String>)>;
type Callback = ThreadsafeFunction<Message, (), Message, Status, false, true>;

/// The JavaScript side of the channel.
#[napi]
pub struct CallbackChannel(Sender);

/// The native side, usable from any thread.
#[derive(Clone)]
pub(crate) struct Sender(Arc<Mutex<Callback>>);

#[napi]
impl CallbackChannel {
    /// `settle` gets the id of an operation, its outcome, and the head and body of the response.
    #[napi(constructor)]
    pub fn new(settle: Function<'_, Message, ()>) -> Result<Self> {
        let function = settle.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
        Ok(Self(Sender(Arc::new(Mutex::new(function)))))
    }

    /// Keeps the event loop alive.
    #[napi]
    pub fn hold(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor cannot release the event loop again")]
        self.0.lock().refer(&env)
    }

    /// Lets the event loop end.
    #[napi]
    pub fn release(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor cannot release the event loop again")]
        self.0.lock().unref(&env)
    }
}

impl CallbackChannel {
    pub(crate) fn sender(&self) -> Sender {
        self.0.clone()
    }
}

impl Sender {
    /// Sends an outcome. It is dropped if JavaScript has ended.
    pub(crate) fn send(&self, id: u32, outcome: String, response: Option<(String, String)>) {
        let (head, body) = response.unzip();
        self.lock().call((id, outcome, head, body).into(), ThreadsafeFunctionCallMode::NonBlocking);
    }

    fn lock(&self) -> MutexGuard<'_, Callback> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
