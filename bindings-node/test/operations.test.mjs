// Operations: concurrent, canceled, timed out, failing; and the process around them.

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
const failure = (promise) => promise.then(() => assert.fail('the operation succeeded'), (error) => error)

/** Waits until `is` returns true, without blocking the event loop. */
async function until(is) {
  while (!is()) await new Promise((done) => setTimeout(done, 2))
}

test('256 concurrent operations finish together', async () => {
  const client = new Flowroute({ ...sandbox.flowroute, inFlight: 256 })
  sandbox.fault({ times: null, action: { kind: 'delay', ms: 300 } })
  const began = performance.now()
  const numbers = await Promise.all(Array.from({ length: 256 }, () => client.numbers.get(NUMBER)))
  assert.equal(numbers.length, 256)
  // One after another they take 77 s; with the default of 64 in flight, more than a second.
  const took = performance.now() - began
  assert.ok(took < 1_100, `took ${took} ms`)
})

test('a burst ends as the pace allows', async () => {
  const number = '12025551111'
  const client = new Plivo({ ...sandbox.plivo, maxRate: 50, timeout: 3_000 })
  let began = performance.now()
  const operations = Array.from({ length: 10_000 }, () => client.numbers.get(number))
  const ends = await Promise.allSettled(operations)
  const took = performance.now() - began
  const done = ends.filter((end) => end.status === 'fulfilled').length
  const late = ends.filter((end) => end.reason?.code === 'timeout')
  assert.equal(done + late.length, 10_000)
  // A limit runs from the start of its operation, and the last may start after the first.
  assert.ok(done >= 100 && done <= took / 20 + 1, `${done} in ${took} ms`)
  assert.ok(late.some((end) => end.reason.message.includes(' requests are ahead at 50 a second')))
  began = performance.now()
  assert.equal((await client.numbers.get(number)).number, number)
  assert.ok(performance.now() - began < 1_000)
  await client.close()
})

test('NODE_EXTRA_CA_CERTS must be readable', async () => {
  const program = `
    import { Flowroute } from 'numplan'
    try {
      new Flowroute({ accessKey: 'a', secretKey: 'b' })
    } catch (error) {
      console.log(error.code, error.message)
    }`
  const { stdout } = await run(program, { env: { NODE_EXTRA_CA_CERTS: '/no/such/file.pem' } })
  assert.match(stdout, /^config NODE_EXTRA_CA_CERTS names \/no\/such\/file\.pem/)
})

test('an abort reports what may have been sent', async () => {
  sandbox.fault({ action: { kind: 'hang' } })
  const controller = new AbortController()
  const operation = failure(flowroute.numbers.get(NUMBER, { signal: controller.signal }))
  await until(() => sandbox.log().length === 1)
  controller.abort(new Error('enough'))
  const error = await operation
  assert.deepEqual([error.code, error.sent, error.cause.message], ['canceled', 'maybe', 'enough'])
})

test('an aborted signal sends nothing', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  const operations = [
    () => flowroute.numbers.get(NUMBER, { signal }),
    () => flowroute.numbers.update(NUMBER, { alias: 'A' }, { signal }),
    () => flowroute.numbers.buy(STOCK, { signal }),
    () => flowroute.numbers.list({}, { signal }).toArray(),
    () => flowroute.numbers.listPage({ limit: 1 }, {}, { signal }),
  ]
  for (const operation of operations) {
    const error = await failure(operation())
    assert.deepEqual([error.code, error.sent, error.attempts, error.cause.message], ['canceled', 'no', 0, 'enough'])
  }
  assert.equal(sandbox.log().length, 0)
})

test('an aborted update has an unknown outcome', async () => {
  sandbox.fault({ action: { kind: 'hang', commit: true } })
  const controller = new AbortController()
  const operation = failure(flowroute.numbers.update(NUMBER, { alias: 'A' }, { signal: controller.signal }))
  await until(() => sandbox.log().length === 1)
  controller.abort()
  const error = await operation
  assert.deepEqual([error.code, error.sent, error.cause.name], ['outcome_unknown', 'maybe', 'AbortError'])
  assert.deepEqual(flowroute.detachedOrders(), [])
})

test('one signal cancels many operations and lists', async () => {
  const warnings = []
  const keep = (warning) => warnings.push(warning)
  process.on('warning', keep)
  sandbox.fault({ times: null, action: { kind: 'hang' } })
  const controller = new AbortController()
  const { signal } = controller
  const reads = Array.from({ length: 20 }, () => failure(flowroute.numbers.get(NUMBER, { signal })))
  const all = [...reads, failure(flowroute.numbers.list({}, { signal }).toArray())]
  await until(() => sandbox.log().length === all.length)
  controller.abort()
  for (const error of await Promise.all(all)) assert.deepEqual([error.code, error.sent], ['canceled', 'maybe'])
  process.off('warning', keep)
  assert.deepEqual(warnings, [])
})

test('signals keep no listeners', async () => {
  const { signal } = new AbortController()
  let listening = 0
  const { addEventListener: add, removeEventListener: remove } = signal
  signal.addEventListener = (...given) => (listening++, add.apply(signal, given))
  signal.removeEventListener = (...given) => (listening--, remove.apply(signal, given))
  await Promise.all([flowroute.numbers.get(NUMBER, { signal }), flowroute.numbers.list({}, { signal }).toArray()])
  assert.equal(listening, 0)
})

test('an aborted order ends as a detached order', async () => {
  sandbox.setSwitches({ repeated_order: 'charged' })
  const client = new Flowroute(sandbox.flowroute)
  sandbox.fault({ method: 'POST', action: { kind: 'delay', ms: 300 } })
  const controller = new AbortController()
  const operation = failure(client.numbers.buy(STOCK, { signal: controller.signal }))
  await until(() => sandbox.log().some(({ method }) => method === 'POST'))
  controller.abort()
  const error = await operation
  assert.deepEqual([error.code, error.sent], ['outcome_unknown', 'maybe'])
  assert.deepEqual(client.detachedOrders().map(({ operation, isRunning }) => [operation, isRunning]), [['numbers.buy', true]])
  await client.close()
  const [order] = client.detachedOrders()
  assert.deepEqual([order.isRunning, order.result.ok, order.error], [false, true, null])
  assert.equal(sandbox.orders().length, 1)
})

test('timeouts apply per operation and per client', async () => {
  sandbox.fault({ times: null, action: { kind: 'hang' } })
  const client = new Flowroute({ ...sandbox.flowroute, timeout: 50 })
  const operations = [
    () => flowroute.numbers.get(NUMBER, { timeout: 50 }),
    () => flowroute.numbers.list({}, { timeout: 50 }).toArray(),
    () => client.numbers.get(NUMBER),
    () => client.numbers.list().toArray(),
    () => new Flowroute({ ...sandbox.flowroute, attemptTimeout: 20, maxAttempts: 1 }).numbers.get(NUMBER),
  ]
  for (const operation of operations) assert.equal((await failure(operation())).code, 'timeout')
  // An option overrides the client's setting.
  sandbox.reset()
  sandbox.fault({ action: { kind: 'delay', ms: 100 } })
  assert.equal((await client.numbers.get(NUMBER, { timeout: 5_000 })).value, NUMBER)
})

test('unknown settings and closed clients fail', async () => {
  assert.throws(() => new Flowroute({ ...sandbox.flowroute, timout: 5 }), /`timout`.*`timeout`/)
  assert.throws(() => new Flowroute({ accessKey: 'a' }), (error) => error instanceof NumplanError && error.code === 'config')
  const client = new Flowroute(sandbox.flowroute)
  await client.close()
  assert.equal((await failure(client.numbers.get(NUMBER))).code, 'config')
})

test('every error code has a complete error', async () => {
  const { codes } = json(`${tests}/codes.json`)
  const respond = (status) => ({ kind: 'response', status })
  const client = () => new Flowroute({ ...sandbox.flowroute, maxAttempts: 1 })
  const get = (action) => {
    if (action) sandbox.fault({ times: null, action })
    return client().numbers.get(NUMBER)
  }
  const aborted = AbortSignal.abort()
  const operations = {
    invalid_input: () => client().numbers.get('1'),
    unsupported: () => client().numbers.update(NUMBER, { cnamLookupsEnabled: null }),
    config: () => new Flowroute({ accessKey: 'a', secretKey: '' }),
    unauthorized: () => new Flowroute({ ...sandbox.flowroute, secretKey: 'another' }).numbers.get(NUMBER),
    forbidden: () => new Wavix(sandbox.wavixReadOnly).numbers.update({ id: 123 }, { smsEnabled: true }),
    not_found: () => client().numbers.get('12065559999'),
    conflict: () => get(respond(409)),
    rejected: () => get(respond(422)),
    rate_limited: () => get(respond(429)),
    unavailable: () => get(respond(503)),
    network: () => (sandbox.refuseConnections(), client().numbers.get(NUMBER)),
    timeout: () => (sandbox.fault({ action: { kind: 'hang' } }), client().numbers.get(NUMBER, { timeout: 30 })),
    outcome_unknown: () => {
      sandbox.fault({ times: null, method: 'PATCH', action: { kind: 'drop', commit: true } })
      sandbox.fault({ times: null, method: 'GET', action: respond(503) })
      return client().numbers.update(NUMBER, { messagingEnabled: true })
    },
    bad_response: () => get({ kind: 'html' }),
    unsafe_redirect: () => get({ kind: 'redirect', to: 'https://example.com/' }),
    canceled: () => client().numbers.get(NUMBER, { signal: aborted }),
  }
  assert.deepEqual(Object.keys(operations).sort(), codes.map(({ code }) => code).sort())
  for (const { code, sent } of codes) {
    sandbox.reset()
    const error = await failure(Promise.resolve().then(operations[code]))
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

test('error stacks show the caller', async () => {
  async function caller() {
    await flowroute.numbers.get('12065559999')
  }
  const error = await failure(caller())
  assert.match(error.stack, /NumplanError: .*\n[^]*caller/)
})

test('onAttempt gets each attempt without secrets', async () => {
  const seen = []
  const client = new Plivo({ ...sandbox.plivo, onAttempt: (attempt) => seen.push(attempt) })
  sandbox.fault({ action: { kind: 'response', status: 503 } })
  await client.numbers.get('12025551111')
  assert.deepEqual(
    seen.map(({ operation, attempt, method, path, status }) => [operation, attempt, method, path, status]),
    [503, 200].map((status, at) => ['numbers.get', at + 1, 'GET', '/v1/Account/{auth_id}/Number/{number}/', status]),
  )
  assert.ok(seen.every(({ took }) => took > 0))
  const { authId, authToken } = sandbox.plivo
  for (const secret of [authId, authToken, '12025551111']) assert.ok(!JSON.stringify(seen).includes(secret))
})

test('NODE_DEBUG=numplan prints attempts', async () => {
  const program = `
    import { Flowroute, Sandbox } from 'numplan'
    const sandbox = await Sandbox.start()
    await new Flowroute(sandbox.flowroute).numbers.get('${NUMBER}')`
  const { stderr } = await run(program, { env: { NODE_DEBUG: 'numplan' } })
  assert.match(stderr, /NUMPLAN \d+: numbers\.get, attempt 1: GET \/v2\/numbers\/\{number\} → 200 in \d+ ms/)
})

test('only pending operations keep the process alive', async () => {
  const program = `
    import { Flowroute, Sandbox } from 'numplan'
    const sandbox = await Sandbox.start()
    sandbox.fault({ action: { kind: 'delay', ms: 100 } })
    new Flowroute(sandbox.flowroute).numbers.get('${NUMBER}').then(({ value }) => console.log(value))`
  assert.equal((await run(program)).stdout, `${NUMBER}\n`)
})

test('a process exits with operations in flight', async () => {
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

test('workers run their own clients concurrently', async () => {
  const program = `
    import { Worker, isMainThread, workerData, parentPort } from 'node:worker_threads'
    import { Flowroute, NumplanError, Sandbox } from 'numplan'
    if (isMainThread) {
      const sandbox = await Sandbox.start()
      const ends = Array.from({ length: 4 }, () => new Promise((end, fail) => {
        const worker = new Worker(process.argv[1], { workerData: sandbox.flowroute })
        worker.on('message', (message) => console.log(message))
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

test('a worker terminates with operations in flight', async () => {
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
