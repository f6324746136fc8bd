'use strict'

// The common part of all clients. The classes with the operations are generated.

const { debuglog } = require('node:util')
const native = require('./native.cjs')
const { listen, runOperation, settled } = require('./operations.cjs')
const { keepResponse } = require('./response.cjs')
const { Exchange } = require('./exchange.cjs')
const { Items } = require('./items.cjs')
const { Prepared } = require('./prepared.cjs')
const { unwrapped } = require('./outcome.cjs')
const { encode, encodeOptions } = require('./inputs.cjs')
const { readDetachedOrder } = require('./generated/models.cjs')

const log = debuglog('numplan')

/** A positional argument by its name. An object in its place names other arguments. */
function named(name, given) {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
  return isObject ? given : { [name]: given }
}

/** A client of one provider. */
class Client {
  #native = new native.Client()
  #Resources
  #orders
  #run

  constructor(provider, settings, Resources, orders) {
    const { onAttempt, ...rest } = settings ?? {}
    const url = unwrapped(listen(this.#listener(onAttempt), (channel, listener) =>
      this.#native.open(channel, provider, encode([rest]), listener)))
    this.#Resources = Resources
    this.#orders = orders
    this.#run = {
      operation: (operation, read, inputs, options) => this.#operation(operation, read, inputs, options),
      items: (operation, read, inputs, options) =>
        new Items(this.#native, operation, (page) => read(page, this.#run), encode(inputs), options),
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

  async #operation(operation, read, inputs, options) {
    const client = this.#native
    const encoded = encode(inputs)
    const encodedOptions = encodeOptions(options)
    const { value, response } = await runOperation(
      (channel, id, isCanceled) => client.start(channel, id, operation, encoded, encodedOptions, isCanceled),
      (id) => client.cancel(id),
      (id) => client.forget(id),
      options?.signal,
    )
    return keepResponse(read(value, this.#run), response)
  }

  prepare(make) {
    return Client.recorded(this, make, (...recorded) => new Prepared(...recorded))
  }

  exchange(make) {
    return Client.recorded(this, make, (...recorded) => new Exchange(...recorded))
  }

  /** Returns the native client. */
  static nativeOf(client) {
    return client.#native
  }

  static isClient(value) {
    return typeof value === 'object' && value !== null && #native in value
  }

  /** Returns what `construct` makes of the one operation that `make` starts, instead of running it. */
  static recorded(client, make, construct) {
    let recorded
    const record = (operation, read, inputs, options) =>
      (recorded = construct(client.#native, operation, (value) => read(value, client.#run), encode(inputs), options))
    make(new client.#Resources({ operation: record, items: record }))
    if (recorded === undefined) throw new TypeError('pass a function that starts one operation: `(c) => c.numbers.get(number)`')
    return recorded
  }

  detachedOrders() {
    return JSON.parse(this.#native.detachedOrders()).map((json) => {
      const order = readDetachedOrder(json)
      const read = this.#orders[order.operation]
      if (order.result !== null && read) order.result = read(order.result, this.#run)
      return order
    })
  }

  async close() {
    await settled((channel, id) => this.#native.close(channel, id))
  }
}

// Early releases of Node 20 lack the symbol.
if (Symbol.asyncDispose) Client.prototype[Symbol.asyncDispose] = Client.prototype.close

module.exports = { Client, named }
