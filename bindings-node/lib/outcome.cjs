'use strict'

// Results of synchronous native functions: `[value]` or `[null, error]`, as JSON.

const { NumplanError } = require('./error.cjs')
const { readError } = require('./generated/models.cjs')

/** Returns the value, or throws the error. */
function unwrapped(json) {
  const [value, failure] = JSON.parse(json)
  if (failure !== undefined) throw new NumplanError(readError(failure))
  return value
}

module.exports = { unwrapped }
