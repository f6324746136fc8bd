// Calls: many at a time, given up, out of time, failing; and the process around them.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, beforeEach, test } from 'node:test'
import { promisify } from 'node:util'
import { Flowroute, NumplanError, Plivo, Sandbox, Wavix } from 'numplan'
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
  assert.deepEqual([error.code, error.sent, error.cause.message], ['cancelled', 'maybe', 'enough'])
})

test('a signal leaves nothing behind on what it belongs to', async () => {
  const { signal } = new AbortController()
  let listening = 0
  const { addEventListener: add, removeEventListener: remove } = signal
  signal.addEventListener = (...given) => (listening++, add.apply(signal, given))
  signal.removeEventListener = (...given) => (listening--, remove.apply(signal, given))
  await flowroute.numbers.get(NUMBER, { signal })
  assert.equal(listening, 0)
})

test('an order that is given up goes on to its end, and the client tells of it', async () => {
  const client = new Flowroute(sandbox.flowroute)
  sandbox.fault({ method: 'POST', action: { kind: 'delay', ms: 200 } })
  const giveUp = new AbortController()
  const call = failure(client.numbers.buy(STOCK, { signal: giveUp.signal }))
  await until(() => sandbox.orders().length === 1)
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
  const one = await failure(flowroute.numbers.get(NUMBER, { timeout: 50 }))
  assert.equal(one.code, 'timeout')
  const all = await failure(new Flowroute({ ...sandbox.flowroute, timeout: 50 }).numbers.get(NUMBER))
  assert.equal(all.code, 'timeout')
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
    cancelled: () => quick().numbers.get(NUMBER, { signal: aborted }),
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
  const { stderr } = await run(program, { NODE_DEBUG: 'numplan' })
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

/** Runs a program of its own, in this folder, so that it finds the package. */
async function run(program, env = {}) {
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises')
  const folder = await mkdtemp(new URL('./run-', import.meta.url).pathname)
  try {
    await writeFile(`${folder}/program.mjs`, program)
    return await promisify(execFile)(process.execPath, [`${folder}/program.mjs`], { env: { ...process.env, ...env } })
  } finally {
    await rm(folder, { recursive: true })
  }
}
