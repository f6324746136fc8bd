//! The end of a turn of a client's runtime.

use tokio::runtime::Handle;

/// Runs `act` once this thread's runtime has run the tasks that are ready; at once on a thread without a runtime.
///
/// A front wakes its language's thread by it, so that one wake-up serves all operations that end in a turn. It is for
/// fronts that only start operations: a caller that waits may stop driving the runtime before the end of a turn.
pub fn after_turn(act: impl FnOnce() + Send + 'static) {
    let act = OnDrop(Some(act));
    if let Ok(runtime) = Handle::try_current() {
        // A runtime that ends drops its tasks, so `act` runs in any case.
        drop(runtime.spawn(async move { drop(act) }));
    }
}

/// Runs a function when it is dropped.
struct OnDrop<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        if let Some(act) = self.0.take() {
            act();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn one_turn_ends_after_ready_tasks() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (sender, receiver) = mpsc::channel();
        runtime.block_on(async {
            for task in 0..3 {
                let sender = sender.clone();
                drop(tokio::spawn(async move {
                    let ended = sender.clone();
                    after_turn(move || ended.send("turn").unwrap());
                    sender.send(["a", "b", "c"][task]).unwrap();
                }));
            }
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), ["a", "b", "c", "turn", "turn", "turn"]);
    }

    #[test]
    fn act_runs_without_runtime_or_end() {
        let (sender, receiver) = mpsc::channel();
        let first = sender.clone();
        after_turn(move || first.send("no runtime").unwrap());
        assert_eq!(receiver.try_recv(), Ok("no runtime"));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let guard = runtime.enter();
        after_turn(move || sender.send("ended").unwrap());
        assert!(receiver.try_recv().is_err());
        drop(guard);
        drop(runtime);
        assert_eq!(receiver.try_recv(), Ok("ended"));
    }
}
