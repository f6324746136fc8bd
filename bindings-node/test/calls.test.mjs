// Calls: many at a time, given up, out of time, failing; and the process around them.

import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { Flowroute, NumplanError, Plivo, Sandbox, Wavix } from 'numplan'
import { run } from './support/program.mjs'
import { json, tests } from './support/project.mjs'

const sandbox = await Sandbox.start()
const flowroute = new Flowroute(sandbox.flowroute)
beforeEach(() => sandbox.reset())
after(() => sandbox.close())

const NUMBER = '12065551234'
const STOCK = '12065501000'
const failure = (promise) => promise.then(() => assert.fail('it went well'), (error) => error)

/** Waits until `is` true, and lets everything else happen. */
async function until(is) {
  while (!is()) await new Promise((done) => setTimeout(done, 2))
}

test('256 calls are in flight from one event loop, and finish together', async () => {
  const client = new Flowroute({ ...sandbox.flowroute, inFlight: 256 })
  sandbox.fault({ times: null, action: { kind: 'delay', ms: 300 } })
  const began = performance.now()
  const numbers = await Promise.all(Array.from({ length: 256 }, () => client.numbers.get(NUMBER)))
  assert.equal(numbers.length, 256)
  // One after the other they would take 77 s, in the client's usual line of 64 more than a second.
  const took = performance.now() - began
  assert.ok(took < 1_100, `took ${took} ms`)
})

test('an abort ends the wait at once, and says what may have been sent', async () => {
  sandbox.fault({ action: { kind: 'hang' } })
  const giveUp = new AbortController()
  const call = failure(flowroute.numbers.get(NUMBER, { signal: giveUp.signal }))
  await until(() => sandbox.log().length === 1)
  giveUp.abort(new Error('enough'))
  const error = await call
  assert.deepEqual([error.code, error.sent, error.cause.message], ['canceled', 'maybe', 'enough'])
})

test('what was given up before it began is not sent', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  const ways = [
    () => flowroute.numbers.get(NUMBER, { signal }),
    () => flowroute.numbers.update(NUMBER, { alias: 'A' }, { signal }),
    () => flowroute.numbers.buy(STOCK, { signal }),
    () => flowroute.numbers.list({}, { signal }).toArray(),
    () => flowroute.numbers.listPage({ limit: 1 }, {}, { signal }),
  ]
  for (const way of ways) {
    const error = await failure(way())
    assert.deepEqual([error.code, error.sent, error.attempts, error.cause.message], ['canceled', 'no', 0, 'enough'])
  }
  assert.equal(sandbox.log().length, 0)
})

test('an update that is given up on the wire says that nobody knows', async () => {
  sandbox.fault({ action: { kind: 'hang', commit: true } })
  const giveUp = new AbortController()
  const call = failure(flowroute.numbers.update(NUMBER, { alias: 'A' }, { signal: giveUp.signal }))
  await until(() => sandbox.log().length === 1)
  giveUp.abort()
  const error = await call
  assert.deepEqual([error.code, error.sent, error.cause.name], ['outcome_unknown', 'maybe', 'AbortError'])
  assert.deepEqual(flowroute.unsettled(), [])
})

test('one signal gives up many calls, pages of lists among them', async () => {
  const warnings = []
  const keep = (warning) => warnings.push(warning)
  process.on('warning', keep)
  sandbox.fault({ times: null, action: { kind: 'hang' } })
  const giveUp = new AbortController()
  const { signal } = giveUp
  const reads = Array.from({ length: 20 }, () => failure(flowroute.numbers.get(NUMBER, { signal })))
  const calls = [...reads, failure(flowroute.numbers.list({}, { signal }).toArray())]
  await until(() => sandbox.log().length === calls.length)
  giveUp.abort()
  for (const error of await Promise.all(calls)) assert.deepEqual([error.code, error.sent], ['canceled', 'maybe'])
  process.off('warning', keep)
  assert.deepEqual(warnings, [])
})

test('a signal leaves nothing behind on what it belongs to', async () => {
  const { signal } = new AbortController()
  let listening = 0
  const { addEventListener: add, removeEventListener: remove } = signal
  signal.addEventListener = (...given) => (listening++, add.apply(signal, given))
  signal.removeEventListener = (...given) => (listening--, remove.apply(signal, given))
  await Promise.all([flowroute.numbers.get(NUMBER, { signal }), flowroute.numbers.list({}, { signal }).toArray()])
  assert.equal(listening, 0)
})

test('an order that is given up goes on to its end, and the client tells of it', async () => {
  sandbox.setSwitches({ repeated_order: 'charged' })
  const client = new Flowroute(sandbox.flowroute)
  sandbox.fault({ method: 'POST', action: { kind: 'delay', ms: 300 } })
  const giveUp = new AbortController()
  const call = failure(client.numbers.buy(STOCK, { signal: giveUp.signal }))
  await until(() => sandbox.log().some(({ method }) => method === 'POST'))
  giveUp.abort()
  const error = await call
  assert.deepEqual([error.code, error.sent], ['outcome_unknown', 'maybe'])
  assert.deepEqual(client.unsettled().map(({ operation, isRunning }) => [operation, isRunning]), [['numbers.buy', true]])
  await client.close()
  const [order] = client.unsettled()
  assert.deepEqual([order.isRunning, order.result.ok, order.error], [false, true, null])
  assert.equal(sandbox.orders().length, 1)
})

test('a call ends with its time, and a client has one for all', async () => {
  sandbox.fault({ times: null, action: { kind: 'hang' } })
  const client = new Flowroute({ ...sandbox.flowroute, timeout: 50 })
  const ways = [
    () => flowroute.numbers.get(NUMBER, { timeout: 50 }),
    () => flowroute.numbers.list({}, { timeout: 50 }).toArray(),
    () => client.numbers.get(NUMBER),
    () => client.numbers.list().toArray(),
    () => new Flowroute({ ...sandbox.flowroute, attemptTimeout: 20, attempts: 1 }).numbers.get(NUMBER),
  ]
  for (const way of ways) assert.equal((await failure(way())).code, 'timeout')
  // What one call wants goes before what the client wants.
  sandbox.reset()
  sandbox.fault({ action: { kind: 'delay', ms: 100 } })
  assert.equal((await client.numbers.get(NUMBER, { timeout: 5_000 })).value, NUMBER)
})

test('a setting that is none is an error, and so is a call after the end', async () => {
  assert.throws(() => new Flowroute({ ...sandbox.flowroute, timout: 5 }), /`timout`.*`timeout`/)
  assert.throws(() => new Flowroute({ accessKey: 'a' }), (error) => error instanceof NumplanError && error.code === 'config')
  const client = new Flowroute(sandbox.flowroute)
  await client.close()
  assert.equal((await failure(client.numbers.get(NUMBER))).code, 'config')
})

test('every code of the contract has an error, with all it says', async () => {
  const { codes } = json(`${tests}/codes.json`)
  const answer = (status, more) => ({ kind: 'answer', status, ...more })
  const quick = () => new Flowroute({ ...sandbox.flowroute, attempts: 1 })
  const get = (action) => {
    if (action) sandbox.fault({ times: null, action })
    return quick().numbers.get(NUMBER)
  }
  const aborted = AbortSignal.abort()
  const ways = {
    invalid_input: () => quick().numbers.get('1'),
    unsupported: () => quick().numbers.update(NUMBER, { cnamLookupsEnabled: null }),
    config: () => new Flowroute({ accessKey: 'a', secretKey: '' }),
    unauthorized: () => new Flowroute({ ...sandbox.flowroute, secretKey: 'another' }).numbers.get(NUMBER),
    forbidden: () => new Wavix(sandbox.wavixReadOnly).numbers.update({ id: 123 }, { smsEnabled: true }),
    not_found: () => quick().numbers.get('12065559999'),
    conflict: () => get(answer(409)),
    rejected: () => get(answer(422)),
    rate_limited: () => get(answer(429)),
    unavailable: () => get(answer(503)),
    network: () => (sandbox.refuseConnections(), quick().numbers.get(NUMBER)),
    timeout: () => (sandbox.fault({ action: { kind: 'hang' } }), quick().numbers.get(NUMBER, { timeout: 30 })),
    outcome_unknown: () => {
      sandbox.fault({ times: null, method: 'PATCH', action: { kind: 'drop', commit: true } })
      sandbox.fault({ times: null, method: 'GET', action: answer(503) })
      return quick().numbers.update(NUMBER, { messagingEnabled: true })
    },
    bad_response: () => get({ kind: 'html' }),
    unsafe_redirect: () => get({ kind: 'redirect', to: 'https://example.com/' }),
    canceled: () => quick().numbers.get(NUMBER, { signal: aborted }),
  }
  assert.deepEqual(Object.keys(ways).sort(), codes.map(({ code }) => code).sort())
  for (const { code, sent } of codes) {
    sandbox.reset()
    const error = await failure(Promise.resolve().then(ways[code]))
    assert.ok(error instanceof NumplanError && error instanceof Error)
    assert.equal(error.code, code, error.stack)
    assert.ok(sent.includes(error.sent), `${code}: ${error.sent}`)
    for (const name of ['status', 'requestId', 'retryAfter', 'provider', 'operation']) assert.ok(name in error, name)
    for (const name of ['fields', 'serverErrors']) assert.ok(Array.isArray(error[name]), name)
    assert.equal(typeof error.attempts, 'number')
    assert.equal(typeof error.retryable, 'boolean')
    const written = JSON.parse(JSON.stringify(error))
    assert.deepEqual([written.code, written.message], [code, error.message])
  }
})

test('the stack of an error shows who called', async () => {
  async function whoeverCalls() {
    await flowroute.numbers.get('12065559999')
  }
  const error = await failure(whoeverCalls())
  assert.match(error.stack, /NumplanError: .*\n[^]*whoeverCalls/)
})

test('a listener is told of each attempt, and no secret is in it', async () => {
  const seen = []
  const client = new Plivo({ ...sandbox.plivo, onAttempt: (attempt) => seen.push(attempt) })
  sandbox.fault({ action: { kind: 'answer', status: 503 } })
  await client.numbers.get('12025551111')
  assert.deepEqual(
    seen.map(({ operation, attempt, method, path, status }) => [operation, attempt, method, path, status]),
    [503, 200].map((status, at) => ['numbers.get', at + 1, 'GET', '/v1/Account/{auth_id}/Number/{number}/', status]),
  )
  assert.ok(seen.every(({ took }) => took > 0))
  const { authId, authToken } = sandbox.plivo
  for (const secret of [authId, authToken, '12025551111']) assert.ok(!JSON.stringify(seen).includes(secret))
})

test('NODE_DEBUG=numplan shows the same', async () => {
  const program = `
    import { Flowroute, Sandbox } from 'numplan'
    const sandbox = await Sandbox.start()
    await new Flowroute(sandbox.flowroute).numbers.get('${NUMBER}')`
  const { stderr } = await run(program, { env: { NODE_DEBUG: 'numplan' } })
  assert.match(stderr, /NUMPLAN \d+: numbers\.get, attempt 1: GET \/v2\/numbers\/\{number\} → 200 in \d+ ms/)
})

test('a pending call keeps the process alive, an idle client and sandbox do not', async () => {
  const program = `
    import { Flowroute, Sandbox } from 'numplan'
    const sandbox = await Sandbox.start()
    sandbox.fault({ action: { kind: 'delay', ms: 100 } })
    new Flowroute(sandbox.flowroute).numbers.get('${NUMBER}').then(({ value }) => console.log(value))`
  assert.equal((await run(program)).stdout, `${NUMBER}\n`)
})

test('a process ends with calls in flight', async () => {
  const program = `
    import { Flowroute, Sandbox } from 'numplan'
    const sandbox = await Sandbox.start()
    sandbox.fault({ times: null, action: { kind: 'delay', ms: 20 } })
    const client = new Flowroute(sandbox.flowroute)
    for (let at = 0; at < 50; at++) client.numbers.get('${NUMBER}').catch(() => {})
    setTimeout(() => process.exit(7), 15)`
  const error = await failure(run(program))
  assert.deepEqual([error.code, error.stderr], [7, ''])
})

test('workers have clients of their own, at a time', async () => {
  const program = `
    import { Worker, isMainThread, workerData, parentPort } from 'node:worker_threads'
    import { Flowroute, NumplanError, Sandbox } from 'numplan'
    if (isMainThread) {
      const sandbox = await Sandbox.start()
      const ends = Array.from({ length: 4 }, () => new Promise((end, fail) => {
        const worker = new Worker(process.argv[1], { workerData: sandbox.flowroute })
        worker.on('message', (told) => console.log(told))
        worker.on('error', fail)
        worker.on('exit', end)
      }))
      console.log((await Promise.all(ends)).join())
    } else {
      const client = new Flowroute(workerData)
      const numbers = await Promise.all(Array.from({ length: 50 }, () => client.numbers.get('${NUMBER}')))
      const error = await client.numbers.get('1').catch((error) => error)
      parentPort.postMessage(numbers.length + ' ' + (error instanceof NumplanError))
    }`
  const { stdout, stderr } = await run(program)
  assert.deepEqual([stdout, stderr], ['50 true\n'.repeat(4) + '0,0,0,0\n', ''])
})

test('a worker ends with calls in flight', async () => {
  const program = `
    import { Worker, isMainThread } from 'node:worker_threads'
    import { Flowroute, Sandbox } from 'numplan'
    if (isMainThread) {
      const worker = new Worker(process.argv[1])
      worker.on('message', () => worker.terminate())
      worker.on('exit', (code) => console.log(code))
    } else {
      const { parentPort } = await import('node:worker_threads')
      const sandbox = await Sandbox.start()
      sandbox.fault({ times: null, action: { kind: 'delay', ms: 20 } })
      const client = new Flowroute(sandbox.flowroute)
      for (let at = 0; at < 50; at++) client.numbers.get('${NUMBER}').catch(() => {})
      parentPort.postMessage('started')
    }`
  const { stdout, stderr } = await run(program)
  assert.deepEqual([stdout, stderr], ['1\n', ''])
})
