'use strict'

// One phone number. Columns are in `columns.cjs`.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { readError, readNormalizedNumber, readNumberCheck, readTypedNumber } = require('./generated/models.cjs')

/** The text of a cell: empty for a missing one, the digits of a number. */
function textOf(given) {
  if (typeof given === 'string') return given
  if (given === null || given === undefined || Number.isNaN(given)) return ''
  // Beyond 2^53 the last digits are rounded; exponent form shows that.
  return typeof given === 'number' && given >= 1e16 ? given.toExponential() : String(given)
}

/** Whether a cell is a negative number: an integer that overflowed its type and lost its digits. */
const isNegative = (given) => (typeof given === 'number' || typeof given === 'bigint') && given < 0

// The properties of each area code seen so far, which its other numbers share.
const areas = []

/** Checks one number. */
function check(given, options) {
  if (isNegative(given)) return readNumberCheck(JSON.parse(native.checkNumber(Number(given))))
  const text = textOf(given)
  const provider = options?.provider
  if (provider !== undefined) return readNumberCheck(unwrapped(native.check(text, provider)))
  const npa = native.plainAreaCode(text)
  const area = npa && areas[npa]
  if (area) {
    const { kind, region, place, zones } = area
    return { given: text, number: text, valid: true, kind, region, place, zones: [...zones], findings: [] }
  }
  const checked = readNumberCheck(unwrapped(native.check(text)))
  if (npa) areas[npa] = { ...checked, zones: [...checked.zones] }
  return checked
}

/** Returns whether operations accept a text as it is. */
function isValid(given) {
  if (isNegative(given)) return false
  const text = textOf(given)
  return native.isValid(text) ?? readNumberCheck(unwrapped(native.check(text))).valid
}

/** Checks and formats a number while it is typed. */
function checkTyped(text, options) {
  return readTypedNumber(unwrapped(native.checkTyped(textOf(text), options?.provider)))
}

/** Reads a number in any common form. */
function normalize(given, options) {
  const json = isNegative(given)
    ? native.normalizeNumber(Number(given))
    : native.normalize(textOf(given), options?.provider)
  return readNormalizedNumber(unwrapped(json))
}

/** Returns the digits of a number in wire form. */
function parse(given, options) {
  return unwrapped(native.parse(textOf(given), options?.provider))
}

function unwrapped(json) {
  const [value, failure, suggestion] = JSON.parse(json)
  if (failure === undefined) return value
  const error = new NumplanError(readError(failure))
  error.suggestion = suggestion
  throw error
}

module.exports = { check, checkTyped, isNegative, isValid, normalize, parse, textOf }
