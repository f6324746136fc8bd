'use strict'

// Inputs as the native module takes them: `undefined` is left out, `null` clears. Values that JSON turns into `null` go
// by their name, so that they clear nothing.

/** Encodes the members of some objects as `[[name, value], …]`. `replacer` converts nested objects. */
function encode(objects, replacer = spelled) {
  const inputs = []
  let isPlain = true
  for (const object of objects) {
    if (object === undefined || object === null) continue
    for (const name of Object.keys(object)) {
      const value = object[name]
      if (value === undefined) continue
      if (typeof value === 'object' || typeof value === 'bigint') isPlain = false
      inputs.push(isLost(value) ? [name, null, nameOf(value)] : [name, value])
    }
  }
  // A replacer makes JSON.stringify several times as slow.
  return JSON.stringify(inputs, isPlain ? undefined : replacer)
}

function encodeOptions(options) {
  if (options === undefined || options === null) return '[]'
  const { signal, ...rest } = options
  return encode([rest])
}

/** Whether JSON has no form for a value. */
function isLost(value) {
  if (typeof value === 'number') return !Number.isFinite(value)
  return typeof value === 'function' || typeof value === 'symbol'
}

const nameOf = (value) => (typeof value === 'number' ? String(value) : typeof value)

/** Members of nested objects get the wire's snake_case names. A BigInt becomes its digits. */
function spelled(_, value) {
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const wire = {}
  for (const name in value) wire[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value[name]
  return wire
}

module.exports = { encode, encodeOptions }
