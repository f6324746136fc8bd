//! The events of a run on their way to the caller, who waits for them on a thread or in a task.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::run::Event;

#[derive(Debug, Default)]
pub(crate) struct EventQueue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    events: VecDeque<Event>,
    is_closed: bool,
    waker: Option<Waker>,
}

impl EventQueue {
    pub(crate) fn push(&self, event: Event) {
        self.change(|state| {
            // Only the latest progress is worth showing.
            if let (Event::Progress(_), Some(last @ Event::Progress(_))) = (&event, state.events.back_mut()) {
                *last = event;
            } else {
                state.events.push_back(event);
            }
        });
    }

    /// No event follows.
    pub(crate) fn close(&self) {
        self.change(|state| state.is_closed = true);
    }

    /// Waits for the next event. `None`: the queue is closed and empty.
    pub(crate) fn next(&self) -> Option<Event> {
        let waiting = |state: &mut State| state.events.is_empty() && !state.is_closed;
        let state = self.changed.wait_while(self.lock(), waiting);
        state.unwrap_or_else(PoisonError::into_inner).events.pop_front()
    }

    pub(crate) fn poll_next(&self, context: &Context<'_>) -> Poll<Option<Event>> {
        let mut state = self.lock();
        match state.events.pop_front() {
            Some(event) => Poll::Ready(Some(event)),
            None if state.is_closed => Poll::Ready(None),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }

    /// The next event, if it comes within this time: it, or the end.
    #[cfg(feature = "bindings")]
    pub(crate) fn next_within(&self, most: std::time::Duration) -> Poll<Option<Event>> {
        let waiting = |state: &mut State| state.events.is_empty() && !state.is_closed;
        let waited = self.changed.wait_timeout_while(self.lock(), most, waiting);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match state.events.pop_front() {
            None if !state.is_closed => Poll::Pending,
            event => Poll::Ready(event),
        }
    }

    /// Ready once there is an event, or none will follow. Takes none.
    #[cfg(feature = "bindings")]
    pub(crate) fn poll_ready(&self, context: &Context<'_>) -> Poll<()> {
        let mut state = self.lock();
        if !state.events.is_empty() || state.is_closed {
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        let replaced = state.waker.replace(waker).filter(|waker| !waker.will_wake(context.waker()));
        drop(state);
        // Another caller that waits looks again.
        replaced.into_iter().for_each(Waker::wake);
        Poll::Pending
    }

    /// Waits until no event follows. Takes none.
    #[cfg(feature = "bindings")]
    pub(crate) fn wait_closed(&self) {
        drop(self.changed.wait_while(self.lock(), |state| !state.is_closed));
    }

    #[cfg(feature = "bindings")]
    pub(crate) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        let waker = state.waker.take();
        drop(state);
        self.changed.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
