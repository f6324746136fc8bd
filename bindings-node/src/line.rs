//! The way back: outcomes come from the threads of a client's runtime and reach JavaScript through one function.
//!
//! One for all calls, because a promise that is settled from another thread in the usual way makes a queue of its
//! own. It keeps the event loop alive only while it is held: as long as a call is pending, not as long as a client.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use napi::bindgen_prelude::{FnArgs, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Result, Status};
use napi_derive::napi;

type Told = FnArgs<(u32, String, Option<String>, Option<String>)>;
type Threaded = ThreadsafeFunction<Told, (), Told, Status, false, true>;

/// The way back to JavaScript.
#[napi]
pub struct Line(Sender);

/// Its other end, for any thread.
#[derive(Clone)]
pub(crate) struct Sender(Arc<Mutex<Threaded>>);

#[napi]
impl Line {
    /// `settle` is called with the number of a call, its outcome, and the head and the body of the answer.
    #[napi(constructor)]
    pub fn new(settle: Function<'_, Told, ()>) -> Result<Self> {
        let function = settle.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
        Ok(Self(Sender(Arc::new(Mutex::new(function)))))
    }

    /// Keeps the event loop alive.
    #[napi]
    pub fn hold(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor, more references, cannot let go of the event loop")]
        self.0.lock().refer(&env)
    }

    /// Lets it end.
    #[napi]
    pub fn release(&self, env: Env) -> Result<()> {
        #[expect(deprecated, reason = "its successor, more references, cannot let go of the event loop")]
        self.0.lock().unref(&env)
    }
}

impl Line {
    pub(crate) fn sender(&self) -> Sender {
        self.0.clone()
    }
}

impl Sender {
    /// Brings an outcome back. Where JavaScript has ended nobody waits for it any more.
    pub(crate) fn tell(&self, call: u32, outcome: String, response: Option<(String, String)>) {
        let (head, body) = response.unzip();
        self.lock().call((call, outcome, head, body).into(), ThreadsafeFunctionCallMode::NonBlocking);
    }

    fn lock(&self) -> MutexGuard<'_, Threaded> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
