'use strict'

// Running operations: their promises, and their cancellation.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { readError } = require('./generated/models.cjs')
const { watch } = require('./signals.cjs')

const pending = new Map()
const listeners = new Map()
let last = 0
let channel

/** The channel on which native threads report, made on first use. */
function callbackChannel() {
  channel ??= new native.CallbackChannel(takeOutcomes)
  return channel
}

/** Settles all operations that have ended. */
function takeOutcomes() {
  const outcomes = channel.take()
  for (let at = 0; at < outcomes.length; at += 3) {
    const [id, outcome] = [outcomes[at], outcomes[at + 1]]
    const listener = listeners.get(id)
    if (listener !== undefined) {
      // A listener that throws must not keep other operations from their outcomes.
      queueMicrotask(() => listener(JSON.parse(outcome)))
      continue
    }
    const settle = pending.get(id)
    pending.delete(id)
    settle({ outcome, response: outcomes[at + 2] })
  }
  if (pending.size === 0) channel.release()
}

const nextId = () => (last = (last + 1) >>> 0 || 1)

/** Passes `open` an id under which `listener` gets events as long as the process runs; 0 without a listener. */
function listen(listener, open) {
  if (listener === undefined) return open(callbackChannel(), 0)
  const id = nextId()
  listeners.set(id, listener)
  return open(callbackChannel(), id)
}

/**
 * Runs an operation that reports its progress to `listener`. `open` gets the channel and the listener's id, and returns
 * the arguments of `runOperation`.
 */
async function runListening(listener, open, signal) {
  let heard
  const [start, cancel] = listen(listener, (channel, id) => open(channel, (heard = id)))
  try {
    return await runOperation(start, cancel, undefined, signal)
  } finally {
    listeners.delete(heard)
  }
}

/**
 * Starts an operation and waits for its outcome, as JSON. `start` gets the channel and the operation's id. A pending
 * operation keeps the process alive; a client does not.
 */
function settled(start) {
  return new Promise((settle) => {
    const id = nextId()
    start(callbackChannel(), id)
    if (pending.size === 0) channel.hold()
    pending.set(id, settle)
  })
}

/**
 * Runs an operation. `start` also gets whether the signal is aborted, undefined without a signal. Errors are made here,
 * after an `await`, so that their stack shows the caller at no cost to operations that succeed.
 */
async function runOperation(start, cancel, forget, signal) {
  if (signal === undefined || signal === null) return unwrap(await settled((channel, id) => start(channel, id)))
  let id
  const waiting = settled((channel, given) => {
    id = given
    start(channel, id, signal.aborted)
  })
  const ignore = watch(signal, () => cancel(id))
  const settlement = await waiting
  ignore()
  forget?.(id)
  return unwrap(settlement, signal)
}

function unwrap({ outcome, response }, signal) {
  const [value, failure] = JSON.parse(outcome)
  if (failure === undefined) return { value, response }
  throw new NumplanError(readError(failure), signal?.aborted ? signal.reason : undefined)
}

module.exports = { listen, runListening, runOperation, settled }
