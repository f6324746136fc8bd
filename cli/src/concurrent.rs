//! Runs an operation for each of several items, a few at a time, and hands out the results in order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Operations at a time, unless a flag gives another number.
pub(crate) const PARALLELISM: usize = 8;
/// How soon a request to stop is noticed.
const TICK: Duration = Duration::from_millis(50);

/// An event of the items.
pub(crate) enum ItemEvent<R> {
    /// The result of the item at this place.
    Result(usize, R),
    /// A stop was requested: no further item is started, and those under way are waited for.
    Stopping,
}

/// Runs `run` for each item until `stop` is set or `take` returns false, and returns how many items were run: they
/// are the first ones. The very first item runs alone, so that an error that concerns all items is seen before the
/// others are sent.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    parallelism: usize,
    stop: &AtomicBool,
    run: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(ItemEvent<R>) -> bool,
) -> usize {
    let halt = AtomicBool::new(false);
    let is_halted = || halt.load(Ordering::Relaxed) || stop.load(Ordering::Relaxed);
    let (mut taken, mut is_told) = (0, false);
    for (end, threads) in [(items.len().min(1), 1), (items.len(), parallelism)] {
        let (sender, results) = mpsc::channel();
        let next = AtomicUsize::new(taken);
        thread::scope(|scope| {
            for _ in 0..threads.min(end - taken) {
                let (sender, run, next, is_halted) = (sender.clone(), &run, &next, &is_halted);
                scope.spawn(move || {
                    while !is_halted() {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(..end).and_then(|items| items.get(index)) else { break };
                        if sender.send((index, run(item))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let mut early = BTreeMap::new();
            loop {
                match results.recv_timeout(TICK) {
                    Ok((index, result)) => drop(early.insert(index, result)),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                while let Some(result) = early.remove(&taken) {
                    taken += 1;
                    if !take(ItemEvent::Result(taken - 1, result)) {
                        halt.store(true, Ordering::Relaxed);
                    }
                }
                if stop.load(Ordering::Relaxed) && !std::mem::replace(&mut is_told, true) {
                    take(ItemEvent::Stopping);
                }
            }
        });
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn results_keep_the_order_of_items() {
        let items: Vec<u64> = (0..40).collect();
        let mut seen = Vec::new();
        let run = |item: &u64| {
            thread::sleep(Duration::from_millis((40 - item) % 7));
            *item
        };
        let taken = in_order(&items, 8, &AtomicBool::new(false), run, |event| {
            if let ItemEvent::Result(index, item) = event {
                assert_eq!(items[index], item);
                seen.push(item);
            }
            true
        });
        assert_eq!((taken, seen), (40, items.clone()));
    }

    #[test]
    fn first_item_runs_alone() {
        let started = Mutex::new(Vec::new());
        let run = |item: &u32| started.lock().unwrap().push(*item);
        let taken = in_order(&[1, 2, 3, 4], 8, &AtomicBool::new(false), run, |_| false);
        assert_eq!((taken, started.into_inner().unwrap()), (1, vec![1]));
    }

    #[test]
    fn stop_waits_for_items_under_way() {
        let stop = AtomicBool::new(false);
        let items: Vec<usize> = (0..100).collect();
        let ran = AtomicUsize::new(0);
        let run = |item: &usize| {
            ran.fetch_add(1, Ordering::Relaxed);
            if *item == 9 {
                stop.store(true, Ordering::Relaxed);
            }
            thread::sleep(Duration::from_millis(60));
        };
        let mut stopping = 0;
        let taken = in_order(&items, 4, &stop, run, |event| {
            stopping += usize::from(matches!(event, ItemEvent::Stopping));
            true
        });
        assert_eq!(taken, ran.load(Ordering::Relaxed));
        assert!((10..20).contains(&taken), "{taken}");
        assert_eq!(stopping, 1);
    }
}
