'use strict'

// Calls that are under way: their promises, and what they are told when somebody gives up.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { readError } = require('./models.cjs')
const { watch } = require('./signals.cjs')

const pending = new Map()
const listeners = new Map()
let last = 0
let line

/** The way back, made when it is first needed. */
function back() {
  line ??= new native.Line((call, outcome, head, body) => {
    const listener = listeners.get(call)
    if (listener !== undefined) return listener(JSON.parse(outcome))
    const settle = pending.get(call)
    pending.delete(call)
    if (pending.size === 0) line.release()
    settle({ outcome, head, body })
  })
  return line
}

const number = () => (last = (last + 1) >>> 0 || 1)

/** Gives `open` a number under which `listener` is told of things as long as the process runs; 0 without one. */
function listen(listener, open) {
  if (listener === undefined) return open(back(), 0)
  const call = number()
  listeners.set(call, listener)
  return open(back(), call)
}

/**
 * Starts a call and waits for what it comes to, as JSON. `start` is given the way back, and the call's number. A
 * pending call keeps the process alive; a client does not.
 */
function settled(start) {
  return new Promise((settle) => {
    const call = number()
    start(back(), call)
    if (pending.size === 0) line.hold()
    pending.set(call, settle)
  })
}

/**
 * Carries a call out. `start` is told whether it has been given up already, nothing where it never will be. An error is
 * made here, behind an `await`: so its stack shows who called, at no cost to the calls that go well.
 */
async function carryOut(start, cancel, forget, signal) {
  if (signal === undefined || signal === null) return taken(await settled((line, call) => start(line, call)))
  let call
  const waiting = settled((line, number) => {
    call = number
    start(line, call, signal.aborted)
  })
  const ignore = watch(signal, () => cancel(call))
  const settlement = await waiting
  ignore()
  forget?.(call)
  return taken(settlement, signal)
}

function taken({ outcome, head, body }, signal) {
  const [value, failure] = JSON.parse(outcome)
  if (failure === undefined) return { value, head, body }
  const error = readError(failure)
  throw new NumplanError(error, signal?.aborted ? signal.reason : undefined)
}

module.exports = { carryOut, listen, settled }
