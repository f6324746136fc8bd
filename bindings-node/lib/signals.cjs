'use strict'

// Who wants to know that a signal has been aborted. A signal has one listener of ours however many calls it belongs to:
// of more than ten Node warns that they leak.

const watched = new WeakMap()

/** Calls `abort` once, when `signal` is aborted; not after what this returns has been called. */
function watch(signal, abort) {
  let watchers = watched.get(signal)
  if (watchers === undefined) {
    watchers = new Set()
    watchers.tell = () => {
      for (const watcher of watchers) watcher()
    }
    watched.set(signal, watchers)
    signal.addEventListener('abort', watchers.tell)
  }
  watchers.add(abort)
  return () => {
    watchers.delete(abort)
    if (watchers.size > 0) return
    signal.removeEventListener('abort', watchers.tell)
    watched.delete(signal)
  }
}

module.exports = { watch }
