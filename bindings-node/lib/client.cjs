'use strict'

// What the clients of all providers have in common. The classes with the operations are written by `make generate`.

const { debuglog } = require('node:util')
const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { carryOut, listen, settled } = require('./calls.cjs')
const { keepAnswer } = require('./answer.cjs')
const { List } = require('./list.cjs')
const { Prepared } = require('./prepared.cjs')
const { encode, encodeOptions } = require('./inputs.cjs')
const { readError, readUnsettled } = require('./models.cjs')

const log = debuglog('numplan')

/** An argument in a place of its own; an object there names what is meant in another way. */
function about(name, given) {
  const names = typeof given === 'object' && given !== null && !Array.isArray(given)
  return names ? given : { [name]: given }
}

/** A client of one provider. */
class Client {
  #native = new native.Client()
  #Resources
  #orders
  #run

  constructor(provider, settings, Resources, orders) {
    const { onAttempt, ...rest } = settings ?? {}
    const [url, failure] = JSON.parse(listen(this.#listener(onAttempt), (line, listener) =>
      this.#native.open(line, provider, encode([rest]), listener)))
    if (failure !== undefined) throw new NumplanError(readError(failure))
    this.#Resources = Resources
    this.#orders = orders
    this.#run = {
      call: (operation, read, inputs, options) => this.#call(operation, read, inputs, options),
      list: (operation, read, inputs, options) =>
        new List(this.#native, operation, (page) => read(page, this.#run), encode(inputs), options),
    }
    Object.defineProperty(this, 'baseUrl', { value: url, enumerable: true })
    Object.assign(this, new Resources(this.#run))
  }

  #listener(onAttempt) {
    if (typeof onAttempt !== 'function' && !log.enabled) return undefined
    return (attempt) => {
      const { operation, attempt: number, method, path, status, trouble, took } = attempt
      log('%s, attempt %d: %s %s → %s in %d ms', operation, number, method, path, status ?? trouble, Math.round(took))
      onAttempt?.(attempt)
    }
  }

  async #call(operation, read, inputs, options) {
    const client = this.#native
    const given = encode(inputs)
    const wishes = encodeOptions(options)
    const { value, head, body } = await carryOut(
      (line, call, givenUp) => client.start(line, call, operation, given, wishes, givenUp),
      (call) => client.cancel(call),
      (call) => client.forget(call),
      options?.signal,
    )
    return keepAnswer(read(value, this.#run), head, body)
  }

  prepare(make) {
    return Client.recorded(this, make, (client, operation, read, inputs, options) =>
      new Prepared(client, operation, read, inputs, options))
  }

  /** What `take` makes of the one call that `make` makes, in the place of carrying it out. */
  static recorded(client, make, take) {
    let taken
    const record = (operation, read, inputs, options) => {
      taken = { made: take(client.#native, operation, (value) => read(value, client.#run), encode(inputs), options) }
      return taken.made
    }
    make(new client.#Resources({ call: record, list: record }))
    if (taken === undefined) throw new TypeError('give a function that makes one call: `(c) => c.numbers.get(number)`')
    return taken.made
  }

  unsettled() {
    return JSON.parse(this.#native.unsettled()).map((order) => {
      const unsettled = readUnsettled(order)
      const read = this.#orders[unsettled.operation]
      if (unsettled.result !== null && read) unsettled.result = read(unsettled.result, this.#run)
      return unsettled
    })
  }

  async close() {
    await settled((line, call) => this.#native.close(line, call))
  }
}

// Older versions of Node 20 do not have the symbol.
if (Symbol.asyncDispose) Client.prototype[Symbol.asyncDispose] = Client.prototype.close

module.exports = { Client, about }
