'use strict'

// Requests for those who send by themselves.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { encodeOptions } = require('./inputs.cjs')
const { readError } = require('./models.cjs')

/** A request that the caller sends by means of its own. It carries the credentials. */
class Prepared {
  #native = new native.Prepared()
  // They have secrets in them: whatever is inspected or logged does not show them.
  #headers
  #body
  #read

  constructor(client, operation, read, inputs, options) {
    const opened = this.#native.open(client, operation, inputs, encodeOptions(options))
    const { method, url, headers, body } = taken(opened)
    this.method = method
    this.url = url
    this.#headers = headers
    this.#body = body
    this.#read = read
  }

  get headers() {
    return this.#headers
  }

  get body() {
    return this.#body
  }

  interpret({ status, headers = {}, body = '' }) {
    const pairs = typeof headers[Symbol.iterator] === 'function' ? [...headers] : Object.entries(headers)
    const text = typeof body === 'string' ? body : Buffer.from(body ?? '').toString()
    return this.#read(taken(this.#native.interpret(JSON.stringify({ status, headers: pairs, body: text }))))
  }
}

function taken(json) {
  const [value, failure] = JSON.parse(json)
  if (failure !== undefined) throw new NumplanError(readError(failure))
  return value
}

module.exports = { Prepared }
