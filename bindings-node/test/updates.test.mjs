// Updates against the sandbox: set, kept and cleared fields, results, numbers that update themselves.

import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { inspect } from 'node:util'
import { Flowroute, NumplanError, Plivo, Sandbox, Wavix, rawResponse } from 'numplan'

const sandbox = await Sandbox.start({ switches: { timing: { task_ms: 0 } } })
const flowroute = new Flowroute(sandbox.flowroute)
const plivo = new Plivo(sandbox.plivo)
const wavix = new Wavix(sandbox.wavix)
beforeEach(() => sandbox.reset())
after(() => sandbox.close())

const NUMBER = '12065551234'
const lastBody = () => sandbox.log().at(-1).json
const isError = (code, ...parts) => (error) => {
  assert.ok(error instanceof NumplanError, inspect(error))
  assert.equal(error.code, code)
  for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`)
  return true
}

test('values set, undefined keeps, null clears', async () => {
  await flowroute.numbers.update(NUMBER, { alias: 'NYC Number', cnamLookupsEnabled: undefined })
  assert.deepEqual(lastBody(), { type: 'number', alias: 'NYC Number' })
  await flowroute.numbers.update(NUMBER, { alias: null, cnamLookupsEnabled: true })
  assert.deepEqual(lastBody(), { type: 'number', alias: null, cnam_lookups_enabled: true })
  assert.equal((await flowroute.numbers.get(NUMBER)).alias, null)
})

test('numbers can be integers or named arguments', async () => {
  assert.equal((await flowroute.numbers.get(12065551234)).value, NUMBER)
  assert.equal((await wavix.numbers.get({ id: 123 })).number, '12565378257')
})

test('values without a JSON form are refused', async () => {
  for (const [given, shown] of [[NaN, 'NaN'], [Infinity, 'Infinity'], [() => {}, 'a function'], [Symbol('x'), 'a symbol']]) {
    await assert.rejects(flowroute.numbers.update(NUMBER, { alias: given }), isError('invalid_input', '`alias`', shown))
  }
  assert.equal(sandbox.log().length, 0)
})

test('all errors are reported together, in camelCase', async () => {
  const fields = { cnamLookupEnabled: true, messagingEnabled: 'yes', messagingEmail: null }
  const error = await flowroute.numbers.update('1206', fields).catch((error) => error)
  isError('invalid_input', '`cnamLookupsEnabled`', 'messagingEnabled')(error)
  const wrong = error.fields.map(({ field, rule }) => `${field} ${rule}`)
  assert.deepEqual(wrong.sort(), ['cnamLookupEnabled unknown_field', 'messagingEmail unsupported', 'messagingEnabled type', 'number length'])
  assert.equal(error.sent, 'no')
  assert.equal(sandbox.log().length, 0)
})

test('a result has the state of each field', async () => {
  const updated = await flowroute.numbers.update(NUMBER, { alias: 'A', cnamLookupsEnabled: true })
  assert.equal(updated.ok, true)
  assert.deepEqual(
    updated.fields.map(({ field, state, evidence }) => [field, state, evidence]),
    [['alias', 'applied', 'echo'], ['cnamLookupsEnabled', 'applied', 'echo']],
  )
  assert.equal(updated.require(), updated)
  assert.equal(updated.number.alias, 'A')
})

test('require throws an error with its result', async () => {
  sandbox.fault({ method: 'PATCH', action: { kind: 'response', status: 207, body: { errors: [{ title: 'down' }] } } })
  const updated = await flowroute.numbers.update(NUMBER, { alias: 'A', messagingEnabled: true })
  assert.equal(updated.ok, false)
  assert.throws(() => updated.require(), (error) => isError('rejected')(error) && error.result === updated)
})

test('a number updates itself', async () => {
  const number = await plivo.numbers.get('12025551111')
  const updated = await number.update({ alias: 'Front desk' }, { verify: true })
  assert.equal(updated.number.alias, 'Front desk')
  for await (const listed of plivo.numbers.list({ numberStartswith: '12025551111' })) await listed.update({ alias: null })
  assert.equal((await plivo.numbers.get('12025551111')).alias, null)
  const record = (await wavix.numbers.list().toArray())[0]
  await record.update({ smsEnabled: true })
  assert.equal(sandbox.log().at(-1).path, `/v1/numbers/${record.id}`)
})

test('models are plain data', async () => {
  const number = await flowroute.numbers.get(NUMBER)
  const clone = structuredClone(number)
  assert.deepEqual({ ...number }, clone)
  assert.deepEqual(JSON.parse(JSON.stringify(number)), clone)
  assert.ok(!('update' in clone) && !inspect(number).includes('run'))
  const updated = await number.update({ alias: 'B' })
  assert.equal(structuredClone(updated).number.alias, 'B')
  assert.equal(JSON.parse(JSON.stringify(updated)).fields[0].state, 'applied')
})

test('nested names are camelCase', async () => {
  const destinations = [{ destination: '1234', priority: 1, transport: 5, trunkId: 555 }]
  await wavix.numbers.update({ id: 123 }, { destinations })
  assert.deepEqual(lastBody().destinations, [{ destination: '1234', priority: 1, transport: 5, trunk_id: 555 }])
})

test('wait follows a task', async () => {
  const updated = await flowroute.numbers.update(NUMBER, { messagingEnabled: true }, { wait: true })
  assert.deepEqual(updated.fields.map(({ state }) => state), ['applied'])
})

test('rawResponse returns the response', async () => {
  const number = await flowroute.numbers.get(NUMBER)
  const { status, headers, body } = rawResponse(number)
  assert.equal(status, 200)
  assert.ok(headers.some(([name]) => name === 'content-type'))
  assert.equal(JSON.parse(body).data.attributes.value, NUMBER)
  assert.equal(rawResponse({}), undefined)
})

test('large ids are strings, never BigInt', async () => {
  sandbox.addNumbers({ wavix: [{ ...sandbox.numbers().wavix[0], id: 9007199254740993, number: '13125551234' }] })
  const numbers = await wavix.numbers.list().toArray()
  assert.ok(numbers.some(({ id }) => id === 123))
  assert.ok(numbers.every(({ id }) => ['number', 'string'].includes(typeof id)))
  JSON.stringify(numbers)
})
