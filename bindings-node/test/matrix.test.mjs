// Each class of operation under each fault: the table that every language runs. Cases mostly wait, so all run
// concurrently, each on its own sandbox.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Flowroute, NumplanError, Sandbox } from 'numplan'
import { camel } from './support/compare.mjs'
import { json, tests } from './support/project.mjs'

const matrix = json(`${tests}/matrix.json`)
const { number: NUMBER, new_number: NEW } = matrix

const OPERATIONS = {
  read: (client) => client.numbers.get(NUMBER),
  sets: (client) => client.numbers.update(NUMBER, { alias: 'NYC Number' }),
  starts: (client) => client.numbers.update(NUMBER, { messagingEnabled: true }),
  order: (client) => client.numbers.buy(NEW),
}
// Unoptimized builds take long for large or deep bodies, so these get no short limits.
const LARGE = ['bomb', 'deep_json']

/** The table's limits, in seconds, as settings. */
const settings = (limits) => Object.fromEntries(Object.entries(limits).map(([name, seconds]) => [camel(name), seconds * 1_000]))

/** Runs a case. Returns the result or error, and the sandbox. */
async function runCase(fault, limits, column) {
  // Tasks keep running, and a repeated order is charged twice.
  const sandbox = await Sandbox.start({ switches: { timing: { task_ms: 600_000 }, repeated_order: 'charged' } })
  sandbox.fault(fault)
  const client = new Flowroute({ ...sandbox.flowroute, ...settings(limits) })
  const result = await OPERATIONS[column](client).catch((error) => error)
  assert.ok(result instanceof NumplanError || !(result instanceof Error), result.stack)
  return { result, sandbox, end: () => client.close().then(() => sandbox.close()) }
}

describe('operations under faults', { concurrency: 100 }, () => {
  for (const row of matrix.operations) {
    for (const column of ['read', 'sets', 'starts']) {
      test(`${column}, ${row.name}`, async () => {
        const which = row.always ? { times: null } : { method: column === 'read' ? 'GET' : 'PATCH' }
        const limits = LARGE.includes(row.action.kind) ? {} : matrix.limits
        const { result, sandbox, end } = await runCase({ ...which, action: row.action }, limits, column)
        const { alias } = sandbox.numbers().flowroute.find(({ value }) => value === NUMBER)
        const tasks = sandbox.tasks().length
        const done = { read: false, sets: alias === 'NYC Number', starts: tasks === 1 }[column]
        assert.ok(tasks <= 1, `${tasks} tasks`)
        if (result instanceof NumplanError) {
          const { code, sent, attempts, nothingChanged } = result
          assert.deepEqual({ ends: code, sent, attempts }, row[column], result.message)
          assert.ok(!(nothingChanged && done), 'nothingChanged is wrong')
        } else if (column === 'read') {
          assert.deepEqual({ ends: 'well', attempts: sandbox.log().length }, row.read)
        } else {
          assert.ok(done, 'the change did not take effect')
          const [state, ends] = { sets: ['applied', 'well'], starts: ['pending', 'pending'] }[column]
          assert.equal(result.fields[0].state, state)
          assert.deepEqual({ ends, attempts: result.attempts }, row[column])
        }
        await end()
      })
    }
  }

  for (const { name, action, committed } of matrix.orders) {
    test(`order, ${name}`, async () => {
      const { result, sandbox, end } = await runCase({ method: 'POST', action }, matrix.order_limits, 'order')
      assert.equal(sandbox.log().filter(({ method }) => method === 'POST').length, 1, 'sent once')
      assert.equal(sandbox.orders().length, committed ? 1 : 0)
      if (committed) {
        assert.deepEqual([result.state, result.attempts, result.item.value], ['applied', 1, NEW])
      } else {
        assert.ok(result instanceof NumplanError)
        assert.notEqual(result.sent, 'no')
      }
      await end()
    })
  }
})
