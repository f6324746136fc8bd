'use strict'

// The manual exchange: the engine's retries, with the caller's own HTTP client.

const native = require('./native.cjs')
const { encodeOptions } = require('./inputs.cjs')
const { unwrapped } = require('./outcome.cjs')
const { encodeResponse } = require('./prepared.cjs')

/** A request to send once. Its headers and body are getters, since they hold secrets. */
class Send {
  #headers
  #body

  constructor({ method, url, headers, body, timeout, freshConnection }) {
    Object.assign(this, { method, url, timeout, freshConnection })
    this.#headers = headers
    this.#body = body
  }

  get headers() {
    return this.#headers
  }

  get body() {
    return this.#body
  }
}

const CLOCK = { elapsed: () => performance.now(), unix: () => Date.now(), random: () => Math.random() }

/** One operation from its first request to its result, sent by the caller. */
class Exchange {
  #native = new native.Exchange()
  #clock
  #read

  constructor(client, operation, read, inputs, options, clock = CLOCK) {
    this.#clock = clock
    this.#read = read
    const opened = this.#native.open(client, operation, inputs, encodeOptions(options), clock.elapsed(), clock.unix())
    this.safety = unwrapped(opened)
  }

  next() {
    const { elapsed, unix, random } = this.#clock
    const step = JSON.parse(this.#native.next(elapsed(), unix(), random()))
    if (step.send !== undefined) return { send: new Send(step.send) }
    if (step.wait !== undefined) return { wait: step.wait }
    return { done: this.#read(unwrapped(JSON.stringify(step.done))) }
  }

  responded(response, { tooLarge = false } = {}) {
    const encoded = encodeResponse(response)
    this.#report(tooLarge ? { too_large: encoded } : { responded: encoded })
  }

  failed(trouble, { sent }) {
    this.#report(sent ? { no_response: trouble } : { not_sent: trouble })
  }

  #report(outcome) {
    const { elapsed, unix, random } = this.#clock
    unwrapped(this.#native.report(JSON.stringify(outcome), elapsed(), unix(), random()))
  }
}

module.exports = { Exchange }
