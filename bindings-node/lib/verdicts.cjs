'use strict'

// The verdicts on a column: one array per member, and the counts.

const native = require('./native.cjs')
const { readColumnCounts } = require('./generated/models.cjs')

/** No cell is missing. */
const ALL_PRESENT = new Uint8Array(0)

const readVerdicts = (verdicts) => ({ ...verdicts, counts: readColumnCounts(JSON.parse(verdicts.counts)) })

/** The verdicts on a typed array. `validity` and `offset` are those of an Arrow vector. */
function checkTyped(values, validity = ALL_PRESENT, offset = 0) {
  const type = Object.prototype.toString.call(values).slice(8, -1)
  switch (type) {
    case 'BigInt64Array':
      return readVerdicts(native.checkIntegers(values, validity, offset))
    case 'BigUint64Array':
      return readVerdicts(native.checkUnsigned(values, validity, offset))
    case 'Float32Array':
    case 'Float16Array':
      throw lossy(`a ${type}`)
    case 'Float64Array':
      return readVerdicts(native.checkNumbers(values, validity, offset))
    default:
      return readVerdicts(native.checkNumbers(Float64Array.from(values), validity, offset))
  }
}

/** The error for a column whose type cannot hold a number. */
function lossy(what) {
  return new TypeError(
    `${what} has lost the last digits of its numbers (12065551234 became 12065551360): pass the source as text, or as 64-bit numbers`,
  )
}

function empty(length) {
  return {
    valid: new Uint8Array(length),
    numbers: new Float64Array(length),
    findings: new Uint32Array(length),
    counts: { cells: length, valid: 0, readable: 0, refused: 0, flagged: 0 },
  }
}

/** The verdicts on several parts as those on one column. */
function concatenated(parts) {
  if (parts.length === 1) return parts[0]
  const whole = empty(parts.reduce((sum, part) => sum + part.valid.length, 0))
  let start = 0
  for (const part of parts) {
    for (const name of ['valid', 'numbers', 'findings']) whole[name].set(part[name], start)
    for (const name of ['valid', 'readable', 'refused', 'flagged']) whole.counts[name] += part.counts[name]
    start += part.valid.length
  }
  return whole
}

/** The verdicts on dictionary values, in the rows of their keys. */
function lookedUp(values, keys, validity, offset) {
  const missing = readVerdicts(native.checkTexts(['']))
  const whole = empty(keys.length)
  const { valid, numbers, findings, counts } = whole
  for (let row = 0; row < keys.length; row++) {
    const bit = offset + row
    const isPresent = validity.length === 0 || (validity[bit >> 3] & (1 << (bit & 7))) !== 0
    const [from, at] = isPresent ? [values, Number(keys[row])] : [missing, 0]
    valid[row] = from.valid[at]
    numbers[row] = from.numbers[at]
    findings[row] = from.findings[at]
    if (valid[row] === 1) {
      counts.valid++
      if (findings[row] !== 0) counts.flagged++
    } else if (numbers[row] !== 0) counts.readable++
    else counts.refused++
  }
  return whole
}

module.exports = { ALL_PRESENT, checkTyped, concatenated, lookedUp, lossy, readVerdicts }
