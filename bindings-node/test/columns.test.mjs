// Columns of typed arrays and of Apache Arrow, compared with columns of cells.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as arrow from 'apache-arrow'
import { check, checkColumn, isValid, normalize } from 'numplan'

const TEXTS = ['12063331234', null, '(206) 333-1234', 'n/a', '1-800-FLOWERS', '+18005550199', '１２０６３３３１２３４', '']
const NUMBERS = [12063331234, null, 12065550100, 7]

/** Everything that a column says. */
function contents(column) {
  const rows = Array.from({ length: column.length }, (_, row) => [column.valid[row], column.numbers[row], column.codes(row)])
  return { rows, counts: column.counts, checks: rows.map((_, row) => column.check(row)) }
}

test('typed arrays are checked by their digits', () => {
  const numbers = [12063331234n, 12065550100n, 7n]
  const expected = contents(checkColumn(['12063331234', '12065550100', '7']))
  const columns = [BigInt64Array.from(numbers), BigUint64Array.from(numbers), Float64Array.from(numbers, Number), numbers, numbers.map(Number)]
  for (const column of columns) assert.deepEqual(contents(checkColumn(column)), expected)
  assert.deepEqual(checkColumn(Float64Array.of(NaN)).codes(0), ['empty'])
  assert.deepEqual(contents(checkColumn(Uint32Array.of(2063331234))), contents(checkColumn(['2063331234'])))
  assert.equal(checkColumn(new BigInt64Array(0)).length, 0)
})

test('odd numbers equal their cells', () => {
  const numbers = [12063331234.5, 0, -0, 1e16, 2 ** 60, 1e21, 0.5, Infinity, 2 ** 53, 1.2063331234e10]
  const column = checkColumn(Float64Array.from(numbers))
  assert.deepEqual(contents(column), contents(checkColumn(numbers)))
  for (const [row, number] of numbers.entries()) {
    assert.deepEqual(column.codes(row), check(number).findings.map(({ code }) => code), String(number))
    assert.equal(Boolean(column.valid[row]), isValid(number), String(number))
  }
})

test('overflowed integers are refused', () => {
  const columns = [Int32Array.of(-2124383358), BigInt64Array.of(-2124383358n), [-2124383358], [-2124383358n], ['\x1f', -2124383358]]
  for (const values of columns) {
    const column = checkColumn(values)
    const row = column.length - 1
    assert.deepEqual([column.codes(row), column.numbers[row], column.valid[row]], [['digits_lost'], 0, 0])
    assert.equal(column.check(row).findings[0].code, 'digits_lost')
  }
  assert.equal(check(-2124383358).findings[0].code, 'digits_lost')
  assert.equal(isValid(-12063331234), false)
  assert.throws(() => normalize(-2124383358), { code: 'invalid_input' })
})

test('32-bit floating point is refused', () => {
  const column = Float32Array.of(12065551234)
  assert.throws(() => checkColumn(column), { name: 'TypeError', message: /Float32Array has lost.*12065551360.*pass/ })
  for (const type of [new arrow.Float32(), new arrow.Float16()]) {
    assert.throws(() => checkColumn(arrow.vectorFromArray([12065], type)), { name: 'TypeError', message: /has lost.*pass/ })
  }
})

test('anything but one column is refused', () => {
  const table = new arrow.Table({ phone: arrow.vectorFromArray(['12063331234']) })
  for (const given of [table, table.batches[0], {}, 12063331234, null, undefined, new DataView(new ArrayBuffer(8))]) {
    assert.throws(() => checkColumn(given), { name: 'TypeError', message: /takes one column, not .*pass/ })
  }
  assert.throws(() => checkColumn(arrow.vectorFromArray([true])), { name: 'TypeError', message: /Bool.*pass text, integers/ })
  assert.equal(checkColumn(table.getChild('phone')).counts.valid, 1)
})

const TEXT_TYPES = [new arrow.Utf8(), new arrow.LargeUtf8(), new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()), new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8())]

for (const type of TEXT_TYPES) {
  test(`arrow vectors of ${type} equal cells`, () => {
    const expected = contents(checkColumn(TEXTS))
    assert.deepEqual(contents(checkColumn(arrow.vectorFromArray(TEXTS, type))), expected)
    // A slice begins within a byte of the validity bitmap.
    const slice = arrow.vectorFromArray(['x', null, 'longer than others', ...TEXTS, 'y'], type).slice(3, 3 + TEXTS.length)
    assert.deepEqual(contents(checkColumn(slice)), expected)
    const chunks = arrow.vectorFromArray(TEXTS.slice(0, 3), type).concat(arrow.vectorFromArray(TEXTS.slice(3), type))
    assert.deepEqual(contents(checkColumn(chunks)), expected)
    assert.deepEqual(contents(checkColumn(chunks.slice(2, 6))), contents(checkColumn(TEXTS.slice(2, 6))))
    assert.equal(checkColumn(arrow.vectorFromArray([], type)).length, 0)
    assert.deepEqual(checkColumn(arrow.vectorFromArray([null, null], type)).codes(1), ['empty'])
  })
}

test('arrow vectors of bytes equal cells', () => {
  const expected = contents(checkColumn(TEXTS))
  for (const type of [new arrow.Binary(), new arrow.LargeBinary()]) {
    const bytes = TEXTS.map((text) => (text === null ? null : Buffer.from(text)))
    assert.deepEqual(contents(checkColumn(arrow.vectorFromArray(bytes, type))), expected)
  }
})

test('arrow views equal cells', () => {
  const texts = [...TEXTS, 'tel: (206) 333-1234', 'not a number at all', '+1 (800) 555-0199 ext. 12']
  const views = Buffer.alloc(16 * texts.length)
  const long = Buffer.from(texts.join(''))
  let start = 0
  for (const [row, text] of texts.entries()) {
    const bytes = Buffer.from(text ?? '')
    views.writeInt32LE(bytes.length, 16 * row)
    bytes.copy(views, 16 * row + 4, 0, bytes.length <= 12 ? bytes.length : 4)
    // The second buffer holds the long texts.
    if (bytes.length > 12) {
      views.writeInt32LE(1, 16 * row + 8)
      views.writeInt32LE(start, 16 * row + 12)
    }
    start += bytes.length
  }
  const bits = Buffer.from([0b1111_1101, 0xff])
  const data = new arrow.Data(new arrow.Utf8View(), 0, texts.length, 1, { [arrow.BufferType.DATA]: views, [arrow.BufferType.VALIDITY]: bits }, [], undefined, [Buffer.alloc(0), long])
  const vector = new arrow.Vector([data])
  assert.deepEqual([...vector], texts)
  assert.deepEqual(contents(checkColumn(vector)), contents(checkColumn(texts)))
  assert.deepEqual(contents(checkColumn(vector.slice(3, 9))), contents(checkColumn(texts.slice(3, 9))))
})

test('arrow vectors of numbers equal cells', () => {
  const expected = contents(checkColumn(NUMBERS))
  for (const [type, convert] of [[new arrow.Int64(), BigInt], [new arrow.Uint64(), BigInt], [new arrow.Float64(), Number]]) {
    const numbers = [null, 1, ...NUMBERS].map((number) => (number === null ? null : convert(number)))
    const vector = arrow.vectorFromArray(numbers, type)
    assert.deepEqual(contents(checkColumn(vector.slice(2))), expected, String(type))
    const dictionary = arrow.vectorFromArray(numbers, new arrow.Dictionary(type, new arrow.Uint8()))
    assert.deepEqual(contents(checkColumn(dictionary.slice(2))), expected, `dictionary of ${type}`)
  }
  const overflowed = checkColumn(arrow.vectorFromArray([-2124383358, null], new arrow.Int32()))
  assert.deepEqual([overflowed.codes(0), overflowed.codes(1)], [['digits_lost'], ['empty']])
  assert.equal(overflowed.check(0).findings[0].code, 'digits_lost')
})

test('a file of Arrow equals its cells', () => {
  const table = arrow.tableFromIPC(arrow.tableToIPC(new arrow.Table({ phone: arrow.vectorFromArray(TEXTS, new arrow.Utf8()) })))
  assert.deepEqual(contents(checkColumn(table.getChild('phone'))), contents(checkColumn(TEXTS)))
})
