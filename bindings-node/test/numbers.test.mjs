// Number checks that are specific to JavaScript; the shared cases have the rest.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NumplanError, check, checkColumn, isValid, normalize, parse } from 'numplan'

test('repeated checks are equal and independent', () => {
  const first = check('12063331234')
  const second = check('12063331234')
  assert.deepEqual(first, second)
  second.zones.push('Mars')
  second.findings.push('x')
  assert.deepEqual(check('12063331235').zones, ['America/Los_Angeles'])
  assert.deepEqual(check('12063331234'), first)
})

test('fast path and full check agree', () => {
  const texts = ['12063331234', '+12063331234', '12065551234', '1206333123', '', '1-800-FLOWERS', '１２０６３３３１２３４', `+1${'0'.repeat(80)}`, '1206333123４', '12063331234 '.repeat(30)]
  for (const text of texts) {
    const { valid } = check(text)
    assert.equal(isValid(text), valid, text)
    assert.equal(checkColumn([text]).valid[0], Number(valid), text)
  }
})

test('integers are numbers, null is empty', () => {
  assert.equal(check(12063331234).valid, true)
  assert.equal(isValid(12063331234), true)
  assert.equal(check(null).findings[0].code, 'empty')
  assert.deepEqual([...checkColumn([12063331234, null, undefined, 12063331234.5, NaN]).valid], [1, 0, 0, 0, 0])
})

test('a column has one row per cell', () => {
  const cells = ['12063331234', 'a\nb', '', 'ä', '\x1f', '１２０６３３３１２３４', 'x'.repeat(300), '\ud800']
  const column = checkColumn(cells)
  assert.equal(column.length, cells.length)
  assert.deepEqual(column.counts, { cells: 8, valid: 1, readable: column.counts.readable, refused: column.counts.refused, flagged: 0 })
  for (const [row, cell] of cells.entries()) assert.deepEqual(column.check(row), check(cell))
  assert.deepEqual(column.invalidRows(), [1, 2, 3, 4, 5, 6, 7])
  assert.equal(column.countOf('empty'), cells.filter((_, row) => column.codes(row).includes('empty')).length)
})

test('long columns keep their order', () => {
  for (const length of [1_023, 1_024, 1_025, 5_000]) {
    const cells = Array.from({ length }, (_, row) => (row % 7 ? String(12_063_330_000 + row) : row % 2 ? 'ä'.repeat(row % 50) : null))
    const column = checkColumn(cells)
    assert.deepEqual([...column.numbers], cells.map((cell, row) => (row % 7 ? Number(cell) : 0)))
    cells[length - 1] = 'x\x1f12063330000'
    assert.equal(checkColumn(cells).length, length)
  }
})

test('cells, text and bytes give equal columns', () => {
  const cells = ['12063331234', '(206) 333-1234', '', 'n/a']
  const text = cells.join('\r\n')
  for (const column of [checkColumn(new Set(cells)), checkColumn(text), checkColumn(Buffer.from(text)), checkColumn(`${text}\r\n`)]) {
    assert.deepEqual([...column.numbers], [12063331234, 12063331234, 0, 0])
    assert.equal(column.check(1).given, cells[1])
  }
  assert.throws(() => checkColumn(cells).check(4), RangeError)
  assert.equal(checkColumn([]).length, 0)
})

test('errors have a rule and a suggestion', () => {
  const refused = (make) => {
    try {
      make()
    } catch (error) {
      assert.ok(error instanceof NumplanError)
      return [error.code, error.fields[0].rule, error.suggestion]
    }
  }
  assert.deepEqual(refused(() => normalize('206-555-1234 ext. 12')), ['invalid_input', 'extension', '12065551234'])
  assert.deepEqual(refused(() => parse('206-555-1234')), ['invalid_input', 'form', '12065551234'])
  assert.equal(parse('+442079460123', { provider: 'plivo' }), '442079460123')
})
