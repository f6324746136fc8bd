'use strict'

// Vectors of the package `apache-arrow`, by their buffers: no cell becomes a string. The package is not a dependency.

const native = require('./native.cjs')
const { ALL_PRESENT, checkTyped, concatenated, lookedUp, lossy, readVerdicts } = require('./verdicts.cjs')

/** The type ids of `apache-arrow`. */
const TYPE = { dictionary: -1, null: 1, int: 2, float: 3, binary: 4, utf8: 5, largeBinary: 19, largeUtf8: 20, binaryView: 23, utf8View: 24 }
/** The precision of 64-bit floating point. */
const DOUBLE = 2
/** The size of a view of a text. */
const VIEW_BYTES = 16
/** Native offsets have 32 bits. */
const MAX_BYTES = 2 ** 31 - 1

const isVector = (given) => typeof given?.type?.typeId === 'number' && Array.isArray(given.data) && typeof given.get === 'function'
const isTable = (given) => typeof given?.getChild === 'function'

/** The verdicts on a vector. */
const checkVector = (vector) => concatenated(vector.data.map(checkChunk))

function checkChunk(data) {
  const { type, length, values, offset } = data
  const validity = data.nullCount > 0 ? data.nullBitmap : ALL_PRESENT
  switch (type.typeId) {
    case TYPE.utf8:
    case TYPE.binary:
    case TYPE.largeUtf8:
    case TYPE.largeBinary:
      return checkBytes(data, validity)
    case TYPE.utf8View:
    case TYPE.binaryView:
      return readVerdicts(native.checkViews(values.subarray(0, VIEW_BYTES * length), [...data.variadicBuffers], validity, offset))
    case TYPE.float:
      if (type.precision !== DOUBLE) throw lossy(`an Arrow vector of ${type}`)
      return checkTyped(values.subarray(0, length), validity, offset)
    case TYPE.int:
      return checkTyped(values.subarray(0, length), validity, offset)
    case TYPE.dictionary:
      return lookedUp(checkVector(data.dictionary), values.subarray(0, length), validity, offset)
    case TYPE.null:
      // NaN is a missing cell.
      return checkTyped(new Float64Array(length).fill(NaN))
    default:
      throw new TypeError(`an Arrow vector of ${type} holds no phone numbers: pass text, integers or Float64`)
  }
}

function checkBytes({ length, values, valueOffsets, offset }, validity) {
  const offsets = valueOffsets.subarray(0, length + 1)
  if (offsets instanceof Int32Array) return readVerdicts(native.checkBytes(values, offsets, validity, offset))
  // A slice begins where its first cell does, so only its own bytes count.
  const start = Number(offsets[0] ?? 0n)
  const end = Number(offsets[length] ?? 0n)
  if (end - start > MAX_BYTES) {
    throw new RangeError(`a chunk of ${end - start} bytes: pass chunks of less than 2 GiB`)
  }
  const short = Int32Array.from(offsets, (at) => Number(at) - start)
  return readVerdicts(native.checkBytes(values.subarray(start, end), short, validity, offset))
}

/** The cell of a row, as `check` takes it. */
function cellOf(vector, row) {
  const cell = vector.get(row)
  return cell instanceof Uint8Array ? Buffer.from(cell).toString() : cell
}

module.exports = { cellOf, checkVector, isTable, isVector }
