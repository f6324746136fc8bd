'use strict'

// Requests for the caller's own HTTP client.

const native = require('./native.cjs')
const { encodeOptions } = require('./inputs.cjs')
const { unwrapped } = require('./outcome.cjs')

/** A response with its headers as pairs and its body as text. */
function encodeResponse({ status, headers = {}, body = '' }) {
  const pairs = typeof headers[Symbol.iterator] === 'function' ? [...headers] : Object.entries(headers)
  const text = typeof body === 'string' ? body : Buffer.from(body ?? '').toString()
  return { status, headers: pairs, body: text }
}

/** A request that the caller sends. It holds the credentials. */
class Prepared {
  #native = new native.Prepared()
  // Private, since they hold secrets that inspecting or logging must not show.
  #headers
  #body
  #read

  constructor(client, operation, read, inputs, options) {
    const request = unwrapped(this.#native.open(client, operation, inputs, encodeOptions(options)))
    this.method = request.method
    this.url = request.url
    this.#headers = request.headers
    this.#body = request.body
    this.#read = read
  }

  get headers() {
    return this.#headers
  }

  get body() {
    return this.#body
  }

  interpret(response) {
    return this.#read(unwrapped(this.#native.interpret(JSON.stringify(encodeResponse(response)))))
  }
}

module.exports = { Prepared, encodeResponse }
