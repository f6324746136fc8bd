'use strict'

// Watchers of abort signals. A signal gets one listener for all of its operations, since Node warns of a leak at eleven.

const watched = new WeakMap()

/** Calls `abort` when `signal` is aborted, until the returned function is called. */
function watch(signal, abort) {
  let watchers = watched.get(signal)
  if (watchers === undefined) {
    watchers = new Set()
    watchers.notify = () => {
      for (const watcher of watchers) watcher()
    }
    watched.set(signal, watchers)
    signal.addEventListener('abort', watchers.notify)
  }
  watchers.add(abort)
  return () => {
    watchers.delete(abort)
    if (watchers.size > 0) return
    signal.removeEventListener('abort', watchers.notify)
    watched.delete(signal)
  }
}

module.exports = { watch }
