'use strict'

// A plan being applied: an async iterable of events, and a report.

const native = require('../native.cjs')
const { runOperation, settled } = require('../operations.cjs')
const { unwrapped } = require('../outcome.cjs')

/** A plan being applied. It runs whether or not its events are read. */
class FleetRun {
  #native = new native.FleetRun()
  #started
  #report

  /** `start` gets the native run, and returns the start of an operation; it may be a promise. */
  constructor(start, signal) {
    this.#started = this.#start(start, signal)
    this.#report = this.#started.then((resumed) => this.#end(resumed, signal))
    // A refusal reaches the caller with the first event, or with the report.
    this.#report.catch(() => {})
  }

  async #start(start, signal) {
    const begin = await start(this.#native)
    if (signal?.aborted) this.cancel()
    return (await runOperation(begin, () => this.cancel(), undefined, signal)).value
  }

  async #end(resumed, signal) {
    const start = (channel, id, isCanceled) => {
      if (isCanceled) this.cancel()
      this.#native.end(channel, id)
    }
    const { value } = await runOperation(start, () => this.cancel(), undefined, signal)
    return { ...value, resumed }
  }

  async *[Symbol.asyncIterator]() {
    await this.#started
    try {
      for (;;) {
        const { events, isOver } = unwrapped(this.#native.take())
        yield* events
        if (isOver) return
        if (events.length === 0) await settled((channel, id) => this.#native.ready(channel, id))
      }
    } finally {
      // After a `break` the requests under way are awaited, as after the first Ctrl-C in the shell.
      this.cancel()
      await this.#report
    }
  }

  get report() {
    return this.#report
  }

  cancel() {
    this.#native.cancel()
  }

  async close() {
    this.cancel()
    await this.#report.catch(() => {})
  }
}

// Early releases of Node 20 lack the symbol.
if (Symbol.asyncDispose) FleetRun.prototype[Symbol.asyncDispose] = FleetRun.prototype.close

module.exports = { FleetRun }
