// Fleets against the sandbox: check, plan, apply, go on, undo, drift, snapshot, resolve.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { Flowroute, NumplanError, Plivo, Sandbox, Wavix, fleet } from 'numplan'
import { run as program } from './support/program.mjs'

const FLOWROUTE = Array.from({ length: 40 }, (_, at) => String(12_065_552_000 + at))
const PLIVO = Array.from({ length: 120 }, (_, at) => String(12_125_552_000 + at))
// An application of the sandbox.
const APPLICATION = '10000000000000001'
const WAVIX = ['13035552000', '13035552001']
const sandbox = await Sandbox.start({
  numbers: {
    wavix: WAVIX.map((number, at) => ({ number, id: 500 + at, sms_enabled: true })),
    flowroute: FLOWROUTE.map((value) => ({ value, alias: 'Old desk' })),
    plivo: PLIVO.map((number) => ({ number, app_id: APPLICATION })),
  },
})
const accounts = { flowroute: new Flowroute(sandbox.flowroute), plivo: new Plivo({ ...sandbox.plivo, maxRate: 2_000 }) }
const folder = mkdtempSync(join(tmpdir(), 'numplan-fleet-'))
let files = 0
const file = (name = 'fleet.plan') => join(folder, `${++files}-${name}`)

beforeEach(() => sandbox.reset())
after(async () => {
  for (const client of Object.values(accounts)) await client.close()
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const rows = (numbers, account, fields) => numbers.map((number) => ({ number, account, ...fields }))
const DESKS = [
  ...rows(FLOWROUTE.slice(0, 20), 'flowroute', { alias: 'Support', cnamLookupsEnabled: true, '#owner': 'Ann' }),
  ...rows(FLOWROUTE.slice(20, 30), 'flowroute', { alias: null }),
  ...rows(PLIVO.slice(0, 20), 'plivo', { alias: 'Sales' }),
]
const writes = () => sandbox.log().filter(({ method }) => method !== 'GET').length
const planned = async (source = DESKS, options) => (await fleet.plan(source, accounts, options)).save(file())
const isError = (code, ...parts) => (error) => {
  assert.ok(error instanceof NumplanError, inspect(error))
  assert.equal(error.code, code, error.message)
  for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`)
  return true
}

async function collected(run) {
  const events = []
  for await (const event of run) events.push(event)
  return events
}

test('check lists all errors of a file', async () => {
  const path = file('fleet.csv')
  writeFileSync(path, 'number,account,alais\n12065551234,plivo,x\n1206,plivo,y\n')
  const error = await fleet.check(path).catch((error) => error)
  isError('invalid_input', 'did you mean `alias`')(error)
  assert.ok(error.fields.length > 0 && error.fields.every(({ field }) => field.startsWith(path)), inspect(error.fields))
  writeFileSync(path, 'number,account,alias,#owner\n12065551234,plivo,x,Ann\n')
  assert.deepEqual({ ...(await fleet.check(pathToFileURL(path))) }, {
    file: path, accounts: [{ name: 'plivo', numbers: 1 }], numbers: 1, repeated: 0,
  })
  assert.equal(sandbox.log().length, 0)
})

test('rows are objects with null, undefined and camelCase', async () => {
  const wanted = await fleet.check([{ number: 12_125_552_000, alias: undefined, cnamLookup: 'enabled', '#Note': 'x' }], { account: 'plivo' })
  assert.deepEqual([wanted.file, wanted.numbers], ['rows', 1])
  const plan = await fleet.plan(wanted, accounts)
  assert.deepEqual(plan.steps.at(0).fields.map(({ field, after }) => [field, after]), [['cnam_lookup', 'enabled']])
  assert.deepEqual(plan.steps.at(0).comments, { '#Note': 'x' })
  const wrong = fleet.check([{ number: '12125552000', alias: 5, alais: 'x' }], { account: 'plivo' })
  await assert.rejects(wrong, isError('invalid_input', 'rows:1', 'alais'))
  await assert.rejects(fleet.check([null]), { name: 'TypeError', message: /row 1 must be an object/ })
  await assert.rejects(fleet.check(5), { name: 'TypeError', message: /path, as rows/ })
})

test('a plan shows every difference and sends nothing', async () => {
  const progress = []
  const plan = await fleet.plan(DESKS, accounts, { maxPercent: 50, onProgress: (of) => progress.push(of) })
  assert.match(plan.id, /^[0-9a-f]{12}$/)
  assert.equal(plan.path, null)
  assert.deepEqual([plan.counts.change, plan.counts.same, plan.counts.unmanaged], [50, 0, 110])
  assert.equal(plan.guards.maxPercent, 50)
  assert.deepEqual(plan.groups.filter(({ field }) => field === 'alias').map(({ count }) => count).sort(), [10, 20, 20])
  assert.equal(plan.steps.length, plan.counts.steps)
  assert.equal([...plan.steps].length, plan.steps.length)
  assert.deepEqual(plan.steps.at(-1), plan.steps.slice(-1)[0])
  assert.equal(plan.steps.at(1_000), undefined)
  const [{ fields, ...step }] = plan.steps
  assert.deepEqual([step.number, step.account, step.operation, step.startsTask], [FLOWROUTE[0], 'flowroute', 'update', false])
  assert.deepEqual(fields[0], {
    field: 'alias', before: 'Old desk', isObserved: true, after: 'Support', isMasked: false, undoObstacle: null,
  })
  assert.equal(plan.expires - plan.created, 24 * 3600 * 1000)
  assert.ok(Math.abs(plan.accounts[0].readAt - Date.now()) < 60_000)
  for (const [format, part] of [['table', 'Sales'], ['markdown', '|'], ['html', '<!doctype html>'], ['json', plan.id]]) {
    assert.ok(plan.show(format).includes(part), plan.show(format))
  }
  assert.ok(plan.show('table', { number: FLOWROUTE[0] }).includes('Support'))
  assert.throws(() => plan.show('mardown'), isError('config', 'did you mean `markdown`?'))
  assert.ok(progress.at(-1).read === 160, inspect(progress))
  assert.equal(writes(), 0)
  assert.throws(() => plan.apply(accounts), { name: 'TypeError', message: /approve: plan.id/ })
  await assert.rejects(plan.apply(accounts, { approve: plan.id }).report, isError('config', 'not saved yet'))
})

test('apply, drift and undo go round', async () => {
  const before = sandbox.numbers()
  const saved = await planned()
  const plan = await fleet.load(saved.path)
  assert.equal(plan.id, saved.id)
  await assert.rejects(plan.undo(), isError('config', 'was not applied yet'))
  const run = plan.apply(accounts, { approve: plan.id })
  const events = await collected(run)
  const ended = events.filter(({ kind }) => kind === 'ended')
  assert.equal(ended.length, plan.steps.length)
  assert.ok(ended.every(({ outcome, isDone, code }) => outcome === 'applied' && isDone && code === null))
  assert.equal(ended[0].number, plan.steps.at(ended[0].step).number)
  assert.ok(events.some(({ kind, text }) => kind === 'progress' && text.includes('of')), 'no progress')
  const report = await run.report
  assert.deepEqual([report.isDone, report.totals.applied, report.left, report.stopped, report.resumed], [true, 50, 0, false, 0])
  assert.deepEqual(await collected(run), [])
  assert.equal((await plan.status()).totals.applied, 50)
  assert.equal((await plan.drift(accounts)).isEmpty, true)

  const back = await (await plan.undo()).save(file('back.plan'))
  assert.deepEqual(back.problems, [])
  assert.equal((await back.apply(accounts, { approve: back.id }).report).isDone, true)
  assert.deepEqual(sandbox.numbers(), before)
  const drift = await plan.drift(accounts)
  assert.deepEqual([drift.isEmpty, drift.numbers], [false, 50])
  assert.deepEqual(drift.differences.find(({ number }) => number === PLIVO[0]), {
    number: PLIVO[0], account: 'plivo', field: 'alias', expected: 'Sales', shown: null,
  })
  assert.deepEqual(sandbox.orders(), [])
})

test('leaving the loop stops, applying again goes on', async () => {
  const plan = await planned(rows(PLIVO, 'plivo', { alias: 'Sales' }), { maxPercent: 100 })
  let run = plan.apply(accounts, { approve: plan.id, rates: { plivo: 100 } })
  for await (const event of run) if (event.kind === 'ended') break
  const first = await run.report
  assert.ok(first.stopped && first.left > 0 && first.totals.applied > 0, inspect(first))
  assert.equal(writes(), first.totals.applied)

  const controller = new AbortController()
  run = plan.apply(accounts, { approve: plan.id, rates: { plivo: 100 }, signal: controller.signal })
  for await (const event of run) if (event.kind === 'ended') controller.abort()
  const second = await run.report
  assert.ok(second.stopped && second.left > 0, inspect(second))
  assert.equal(second.resumed, first.totals.applied)
  assert.equal((await plan.status()).open, second.left)

  run = plan.apply(accounts, { approve: plan.id })
  setImmediate(() => run.cancel())
  await run.close()
  const { isDone, totals } = await plan.apply(accounts, { approve: plan.id }).report
  assert.deepEqual([isDone, totals.applied, writes()], [true, 120, 120])
})

test('refusals name the setting and send nothing', async () => {
  const all = await planned(rows(PLIVO, 'plivo', { alias: 'Sales' }))
  const refused = (plan, options) => assert.rejects(collected(plan.apply(accounts, options)), (error) => refused.check(error))
  refused.check = isError('config', '0123456789ab')
  await refused(all, { approve: '0123456789ab' })
  refused.check = isError('config', '120 of 120 numbers of plivo would change', 'pass maxPercent: 100')
  await refused(all, { approve: all.id })
  refused.check = (error) => isError('invalid_input', 'maxPercents')(error) && error.fields[0].rule === 'unknown_field'
  await refused(all, { approve: all.id, maxPercents: 100 })
  refused.check = isError('config', 'no client is given')
  await assert.rejects(all.apply({ flowroute: accounts.flowroute }, { approve: all.id, maxPercent: 100 }).report, refused.check)
  assert.throws(() => all.apply({ plivo: accounts.flowroute }, { approve: all.id }), isError('config', 'Plivo'))
  assert.throws(() => all.apply(accounts.plivo, { approve: all.id }), { name: 'TypeError', message: /object of clients/ })
  await assert.rejects(fleet.plan(DESKS, { ...accounts, plvo: accounts.plivo }), isError('config', 'did you mean `plivo`?'))
  await assert.rejects(fleet.load(join(folder, 'missing.plan')), isError('config', 'missing.plan'))
  const reason = new Error('no time')
  const aborted = all.apply(accounts, { approve: all.id, maxPercent: 100, signal: AbortSignal.abort(reason) })
  await assert.rejects(aborted.report, (error) => isError('canceled')(error) && error.cause === reason)
  assert.equal(existsSync(`${all.path}.journal`), false)
  assert.equal(writes(), 0)
  await assert.rejects(all.resolve(PLIVO[0], { applied: true }), isError('config', 'not applied yet'))
})

test('a staged apply takes the next numbers', async () => {
  const plan = await planned()
  const one = await plan.apply(accounts, { approve: plan.id, only: `plivo/${PLIVO[3]}` }).report
  assert.deepEqual([one.totals.applied, one.left], [1, 49])
  const ten = await plan.apply(accounts, { approve: plan.id, limit: 10, verify: true }).report
  assert.equal(ten.totals.applied, 11)
})

test('changes of others are left and reported', async () => {
  const plan = await planned()
  sandbox.addNumbers({ plivo: [{ ...sandbox.numbers().plivo[0], alias: 'theirs' }] })
  const events = await collected(plan.apply(accounts, { approve: plan.id }))
  const skipped = events.find(({ kind }) => kind === 'skipped')
  assert.deepEqual([skipped.number, skipped.reason, skipped.observed], [PLIVO[0], 'drifted', { alias: 'theirs' }])
  assert.ok(skipped.severity !== null && skipped.text.includes(PLIVO[0]))
  assert.equal(sandbox.numbers().plivo[0].alias, 'theirs')
})

test('a surprise stops the others of its kind', async () => {
  // Plivo gives its default application to a number without one.
  sandbox.addNumbers({ plivo: PLIVO.slice(0, 5).map((number) => ({ number, app_id: null })) })
  const plan = await planned(rows(PLIVO.slice(0, 5), 'plivo', { alias: 'Sales' }))
  const run = plan.apply(accounts, { approve: plan.id })
  const stop = (await collected(run)).find(({ kind }) => kind === 'kind_stopped')
  assert.deepEqual([PLIVO.includes(stop.number), stop.unrequested, stop.severity], [true, ['app_id'], 'failure'])
  const { isDone, stopped, left } = await run.report
  assert.deepEqual([isDone, stopped, left, writes()], [false, true, 4, 1])
})

test('a start of a killed process is settled by a person', async () => {
  const plan = await planned(rows(FLOWROUTE.slice(0, 1), 'flowroute', { messagingEnabled: true }))
  await assert.rejects(plan.apply(accounts, { approve: plan.id }).report, isError('config', 'pass allowStarts: 1'))
  sandbox.fault({ provider: 'flowroute', method: 'POST', times: null, action: { kind: 'hang', commit: true } })
  const killed = spawn(process.execPath, ['--input-type=module', '-e', `
    import { Flowroute, fleet } from 'numplan'
    const plan = await fleet.load(${JSON.stringify(plan.path)})
    const accounts = { flowroute: new Flowroute(${JSON.stringify(sandbox.flowroute)}) }
    await plan.apply(accounts, { approve: plan.id, allowStarts: 1 }).report
  `], { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: 'inherit' })
  while (writes() === 0 && killed.exitCode === null) await sleep(20)
  killed.kill('SIGKILL')
  if (killed.exitCode === null && killed.signalCode === null) await once(killed, 'exit')
  const status = await plan.status()
  assert.deepEqual([status.inDoubt, status.startsInDoubt], [1, [{ account: 'flowroute', number: FLOWROUTE[0] }]])
  await assert.rejects(plan.resolve(FLOWROUTE[1], { applied: true }), isError('config', 'no start that is in doubt'))
  await plan.resolve(FLOWROUTE[0], { applied: true })
  const { inDoubt, totals } = await plan.status()
  assert.deepEqual([inDoubt, totals.applied, writes()], [0, 1, 1])
})

test('reading is canceled by a signal', async () => {
  const controller = new AbortController()
  sandbox.fault({ provider: 'plivo', nth: 2, action: { kind: 'delay', ms: 1_000 } })
  const plan = fleet.plan(DESKS, accounts, { signal: controller.signal, onProgress: () => controller.abort() })
  await assert.rejects(plan, isError('canceled', 'nothing was changed'))
  sandbox.clearLog()
  await assert.rejects(fleet.snapshot(accounts, { signal: AbortSignal.abort() }), isError('canceled'))
  await assert.rejects(fleet.drift(DESKS, accounts, { signal: AbortSignal.abort() }), isError('canceled'))
  assert.equal(sandbox.log().length, 0)
})

test('a snapshot plans to nothing', async () => {
  const snapshot = await fleet.snapshot(accounts, { each: true })
  assert.deepEqual([snapshot.numbers, snapshot.leftOut], [160, 0])
  assert.deepEqual(snapshot.accounts, [{ name: 'flowroute', numbers: 40 }, { name: 'plivo', numbers: 120 }])
  const path = file('today.csv')
  await snapshot.save(path)
  for (const source of [path, snapshot.rows]) {
    const plan = await fleet.plan(source, accounts)
    assert.equal(plan.hasDifferences, false, plan.show())
    assert.match((await fleet.drift(source, accounts)).text, /160 numbers show what .* says/)
  }
  await assert.rejects(snapshot.save(file('today.txt')), isError('config', '.csv or .jsonl'))
})

test('secrets are masked, and asked for again', async () => {
  const given = { ...accounts, wavix: new Wavix(sandbox.wavix) }
  const source = rows(WAVIX, 'wavix', { smsRelayUrl: 'https://example.com/sms?token=hunter2' })
  const plan = await (await fleet.plan(source, given)).save(file())
  assert.equal(plan.hasSecrets, true)
  const loaded = await fleet.load(plan.path)
  await assert.rejects(loaded.apply(given, { approve: plan.id }).report, isError('config', 'the plan has secrets'))
  const run = loaded.apply(given, { approve: plan.id, wanted: source })
  const events = await collected(run)
  assert.equal((await run.report).isDone, true)
  assert.ok(sandbox.numbers().wavix.every((number) => JSON.stringify(number).includes('token=hunter2')))
  const [wanted, snapshot] = [await fleet.check(source), await fleet.snapshot(given)]
  const shown = [plan, [...plan.steps], run, events, given, wanted, snapshot, snapshot.rows, await plan.drift(given), await plan.status()]
  const texts = shown.map((value) => inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value))
  texts.push(plan.show('json'), plan.show('html'), ...['', '.journal'].map((end) => readFileSync(plan.path + end, 'utf8')))
  for (const text of texts) {
    for (const secret of ['hunter2', sandbox.wavix.apiKey, sandbox.plivo.authToken, sandbox.flowroute.secretKey]) {
      assert.ok(!text.includes(secret), text.slice(0, 500))
    }
  }
  await given.wavix.close()
})

test('the event loop stays free, and the process ends', async () => {
  const { stdout } = await program(`
    import { Plivo, Sandbox, fleet } from 'numplan'
    const numbers = Array.from({ length: 99 }, (_, at) => String(12_125_552_000 + at))
    const sandbox = await Sandbox.start({ numbers: { plivo: numbers.map((number) => ({ number, app_id: ${JSON.stringify(APPLICATION)} })) } })
    const accounts = { plivo: new Plivo({ ...sandbox.plivo, maxRate: 300 }) }
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const plan = await fleet.plan(numbers.map((number) => ({ number, alias: 'Sales' })), accounts)
    await plan.save(${JSON.stringify(file('process.plan'))})
    const { text } = await plan.apply(accounts, { approve: plan.id }).report
    clearInterval(timer)
    console.log(JSON.stringify({ ticks, text }))
  `)
  const { ticks, text } = JSON.parse(stdout)
  assert.ok(ticks > 5, `the timer fired ${ticks} times`)
  assert.match(text, /99 of 99/)
})
