'use strict'

// The responses from which results were read, kept as long as the results.

/** Returns the object that it is given. A subclass then adds its private fields to that object. */
class Given {
  constructor(object) {
    return object
  }
}

/** The response of a result, as a private field of it. A WeakMap with as many entries as results slows garbage collection. */
class WithResponse extends Given {
  #response

  constructor(result, response) {
    super(result)
    this.#response = response
  }

  static of(result) {
    return #response in result ? result.#response : undefined
  }
}

const isObject = (result) => typeof result === 'object' && result !== null

/** Keeps the response of a result: a line with its status and headers as JSON, and its body. */
function keepResponse(result, response) {
  return isObject(result) && typeof response === 'string' ? new WithResponse(result, response) : result
}

function rawResponse(result) {
  const response = isObject(result) ? WithResponse.of(result) : undefined
  if (response === undefined) return undefined
  const end = response.indexOf('\n')
  const { status, headers } = JSON.parse(response.slice(0, end))
  return { status, headers, body: response.slice(end + 1) }
}

module.exports = { keepResponse, rawResponse }
