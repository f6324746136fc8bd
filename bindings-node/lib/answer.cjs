'use strict'

// The answers from which results were read, as they came: kept as long as the results are.

const answers = new WeakMap()

function keepAnswer(result, head, body) {
  if (head !== null && head !== undefined && typeof result === 'object' && result !== null) answers.set(result, { head, body })
  return result
}

/** The provider's answer from which a result was read; undefined if there is none. */
function rawAnswer(result) {
  const answer = answers.get(result)
  if (answer === undefined) return undefined
  const { status, headers } = JSON.parse(answer.head)
  return { status, headers, body: answer.body }
}

module.exports = { keepAnswer, rawAnswer }
