// What becomes of each class of operation under each fault: the table that every language runs. Most of a case is
// waiting, so all of them run at a time, each on a sandbox of its own.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Flowroute, NumplanError, Sandbox } from 'numplan'
import { camel } from './support/compare.mjs'
import { json, tests } from './support/project.mjs'

const matrix = json(`${tests}/matrix.json`)
const { number: NUMBER, new_number: NEW } = matrix

const CALLS = {
  read: (client) => client.numbers.get(NUMBER),
  sets: (client) => client.numbers.update(NUMBER, { alias: 'NYC Number' }),
  starts: (client) => client.numbers.update(NUMBER, { messagingEnabled: true }),
  order: (client) => client.numbers.buy(NEW),
}
// A body that is large or deep takes its time where nothing is optimised; it is not to be cut short.
const LARGE = ['bomb', 'deep_json']

/** Limits of the table, which are seconds, as settings. */
const settings = (limits) => Object.fromEntries(Object.entries(limits).map(([name, seconds]) => [camel(name), seconds * 1_000]))

/** Carries a case out: what the caller was told, and the sandbox after it. */
async function carryOut(fault, limits, column) {
  // A task that is started runs on; whoever orders twice pays twice.
  const sandbox = await Sandbox.start({ switches: { timing: { task_ms: 600_000 }, repeated_order: 'charged' } })
  sandbox.fault(fault)
  const client = new Flowroute({ ...sandbox.flowroute, ...settings(limits) })
  const told = await CALLS[column](client).catch((error) => error)
  assert.ok(told instanceof NumplanError || !(told instanceof Error), told.stack)
  return { told, sandbox, end: () => client.close().then(() => sandbox.close()) }
}

describe('operations under faults', { concurrency: 100 }, () => {
  for (const row of matrix.operations) {
    for (const column of ['read', 'sets', 'starts']) {
      test(`${column}, ${row.name}`, async () => {
        const which = row.always ? { times: null } : { method: column === 'read' ? 'GET' : 'PATCH' }
        const limits = LARGE.includes(row.action.kind) ? {} : matrix.limits
        const { told, sandbox, end } = await carryOut({ ...which, action: row.action }, limits, column)
        const { alias } = sandbox.numbers().flowroute.find(({ value }) => value === NUMBER)
        const tasks = sandbox.tasks().length
        const done = { read: false, sets: alias === 'NYC Number', starts: tasks === 1 }[column]
        assert.ok(tasks <= 1, `${tasks} tasks`)
        if (told instanceof NumplanError) {
          const { code, sent, attempts, nothingChanged } = told
          assert.deepEqual({ ends: code, sent, attempts }, row[column], told.message)
          assert.ok(!(nothingChanged && done), 'something was changed')
        } else if (column === 'read') {
          assert.deepEqual({ ends: 'well', attempts: sandbox.log().length }, row.read)
        } else {
          assert.ok(done, 'nothing was done')
          const [state, ends] = { sets: ['applied', 'well'], starts: ['pending', 'pending'] }[column]
          assert.equal(told.fields[0].state, state)
          assert.deepEqual({ ends, attempts: told.attempts }, row[column])
        }
        await end()
      })
    }
  }

  for (const { name, action, committed } of matrix.orders) {
    test(`order, ${name}`, async () => {
      const { told, sandbox, end } = await carryOut({ method: 'POST', action }, matrix.order_limits, 'order')
      assert.equal(sandbox.log().filter(({ method }) => method === 'POST').length, 1, 'sent once')
      assert.equal(sandbox.orders().length, committed ? 1 : 0)
      if (committed) {
        assert.deepEqual([told.state, told.attempts, told.item.value], ['applied', 1, NEW])
      } else {
        assert.ok(told instanceof NumplanError)
        assert.notEqual(told.sent, 'no')
      }
      await end()
    })
  }
})
