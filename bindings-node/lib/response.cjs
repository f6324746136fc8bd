'use strict'

// The responses from which results were read, kept as long as the results.

const responses = new WeakMap()

function keepResponse(result, head, body) {
  if (head !== null && head !== undefined && typeof result === 'object' && result !== null) responses.set(result, { head, body })
  return result
}

function rawResponse(result) {
  const response = responses.get(result)
  if (response === undefined) return undefined
  const { status, headers } = JSON.parse(response.head)
  return { status, headers, body: response.body }
}

module.exports = { keepResponse, rawResponse }
