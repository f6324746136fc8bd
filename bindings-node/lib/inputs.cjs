'use strict'

// What a caller gives, on its way to the engine: `undefined` is left out, `null` clears, and what JSON would make
// a `null` of goes by its name, so that nothing is cleared by mistake.

/** `[[name, value], …]` of some objects of names. */
function encode(objects) {
  const given = []
  for (const object of objects) {
    if (object === undefined || object === null) continue
    for (const name of Object.keys(object)) {
      const value = object[name]
      if (value === undefined) continue
      given.push(isLost(value) ? [name, null, nameOf(value)] : [name, value])
    }
  }
  return JSON.stringify(given, spelled)
}

function encodeOptions(options) {
  if (options === undefined || options === null) return '[]'
  const { signal, ...rest } = options
  return encode([rest])
}

function isLost(value) {
  return typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'function' || typeof value === 'symbol'
}

const nameOf = (value) => (typeof value === 'number' ? String(value) : typeof value)

/** Inside of a value names are in camelCase, too; the wire's are not. A BigInt is its digits. */
function spelled(_, value) {
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const wire = {}
  for (const name in value) wire[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value[name]
  return wire
}

module.exports = { encode, encodeOptions }
