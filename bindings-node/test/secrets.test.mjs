// Secrets never show, in any way in which Node prints a value: the credentials, and the user info and query of callback
// URLs, which the sandbox's responses repeat everywhere.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, beforeEach, test } from 'node:test'
import { inspect } from 'node:util'
import { Flowroute, NumplanError, Sandbox } from 'numplan'
import { camel } from './support/compare.mjs'
import { attempt, clientClass } from './support/operation.mjs'
import { run } from './support/program.mjs'
import { tests } from './support/project.mjs'

const sandbox = await Sandbox.start()
beforeEach(() => sandbox.reset())
after(() => sandbox.close())

// The scenarios of all languages. Their text has `$said` in place of the secrets.
const source = readFileSync(`${tests}/secrets.json`, 'utf8')
const { callback_url: URL, credentials, malformed } = JSON.parse(source)
const baseUrl = sandbox.url

const CLIENTS = Object.fromEntries(Object.entries(credentials).map(([provider, parts]) =>
  [provider, { Client: clientClass(provider), credentials: camelKeys(parts) }]))

/** Names of settings from names on the wire. */
function camelKeys(of) {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [camel(name), value]))
}

const clientOf = (provider, settings) => new CLIENTS[provider].Client({ ...CLIENTS[provider].credentials, ...settings })

// Operations, each with the secret in its arguments.
const OPERATIONS = {
  flowroute: [
    ['', (client) => client.numbers.get('12065551234')],
    ['', (client) => client.numbers.buy('12125501000')],
    ['', (client) => client.numbers.list().toArray()],
    [URL, (client) => client.numbers.update('12065551234', { messagingEnabled: true, messagingCallbackUrl: URL })],
    [URL, (client) => client.provisioning.start(['12065551234'], { callbackUrl: URL })],
  ],
  plivo: [
    ['', (client) => client.numbers.get('12025551111')],
    [URL, (client) => client.numbers.update('12025551111', { cnamCallbackUrl: URL, callerReputationCallbackUrl: URL })],
  ],
  wavix: [
    ['', (client) => client.numbers.list().toArray()],
    [URL, (client) => client.numbers.update({ id: 123 }, { smsRelayUrl: URL, callStatusUrl: URL })],
  ],
}

/** Faults whose responses repeat a text in every place that is read. */
function faults(text) {
  const { statuses, headers, bodies, faults } = JSON.parse(source.replaceAll('$said', text))
  return [...statuses.flatMap((status) => bodies.map((body) => ({ kind: 'response', status, headers, body }))), ...faults]
}

/** A value as every way of printing it shows it. */
function shown(value) {
  const clone = (value) => {
    try {
      return structuredClone(value)
    } catch (error) {
      return error
    }
  }
  return [
    inspect(value, { depth: Infinity, showHidden: true, getters: false }),
    inspect(clone(value), { depth: Infinity, showHidden: true }),
    JSON.stringify(value),
    String(value),
    `${value?.message} ${value?.stack} ${inspect(value?.cause, { depth: Infinity, showHidden: true })}`,
  ].join('\n')
}

function assertClean(text, what) {
  const at = text.indexOf('canary')
  assert.equal(at, -1, `${what}: …${text.slice(Math.max(0, at - 200), at + 100)}`)
}

for (const provider of Object.keys(CLIENTS)) {
  test(`${provider} shows no secret`, async () => {
    let count = 0
    const attempts = []
    const onAttempt = (attempt) => attempts.push(attempt)
    const cases = OPERATIONS[provider].flatMap(([secret, operation]) => {
      const text = [secret, ...Object.values(CLIENTS[provider].credentials), secret].join(' ').trim()
      return faults(text).map((action) => [operation, action])
    })
    const check = async ([operation, action]) => {
      // Faults apply to every client, so each case has its own sandbox.
      const sandbox = await Sandbox.start()
      sandbox.fault({ times: null, action })
      const client = clientOf(provider, { baseUrl: sandbox.url, maxAttempts: 1, timeout: 300, orderTimeout: 46_000, onAttempt })
      const end = await operation(client).catch((error) => error)
      const what = `${operation}, ${JSON.stringify(action)}`
      if (end instanceof NumplanError) count++
      else assert.ok(!(end instanceof Error), end.stack)
      // The number is as the provider sent it.
      const result = end.fields === undefined || end instanceof NumplanError ? end : { ...end, number: null }
      assertClean(shown(result), what)
      if (end.failure) {
        const { error } = attempt(() => end.require())
        assertClean(shown(Object.assign(error, { result: null })), what)
      }
      assertClean(shown(client), what)
      client.close()
      await sandbox.close()
    }
    await Promise.all(cases.map(check))
    assert.ok(count > cases.length / 2, `${count} errors of ${cases.length}`)
    assertClean(shown(attempts), 'the attempts')
  })
}

test('errors do not repeat values of wrong types', async () => {
  const wrong = [...malformed, ['canary'], { canary: 'canary' }, Buffer.from('canary'), 5n]
  for (const value of wrong) {
    for (const settings of [{ accessKey: value }, { accessKey: 'a', secretKey: value, timeout: -1 }, { accessKey: 'a', secretKey: value, nope: value }]) {
      assert.throws(() => new Flowroute({ ...settings, baseUrl }), (error) => (assertClean(shown(error), inspect(settings)), error instanceof NumplanError))
    }
    const client = new Flowroute({ accessKey: 'a', secretKey: 'b', baseUrl })
    const fields = { messagingEnabled: true, messagingCallbackUrl: value }
    const error = await client.numbers.update('12065551234', fields).catch((error) => error)
    assert.equal(error.code, 'invalid_input')
    assertClean(shown(error), inspect(fields))
  }
})

test('prepared requests print no secrets', () => {
  const [, update] = OPERATIONS.wavix.find(([secret]) => secret)
  const prepared = clientOf('wavix', { baseUrl }).prepare(update)
  assertClean(shown(prepared), 'the request')
  assert.match(prepared.headers.authorization + prepared.body, /canary-api-key.*canary-token/s)
})

test('logs, warnings and unhandled rejections print no secrets', async () => {
  const program = `
    import { Flowroute } from 'numplan'
    const client = new Flowroute({ accessKey: 'canary-access', secretKey: 'canary-secret', baseUrl: '${baseUrl}' })
    const update = () => client.numbers.update('12065551234', { messagingEnabled: true, messagingCallbackUrl: '${URL}' })
    const error = await update().catch((error) => error)
    process.emitWarning(error)
    console.error(client, error)
    console.dir(client, { showHidden: true, depth: 9 })
    update()
    await new Promise(() => {})`
  const { code, stdout, stderr } = await run(program, { env: { NODE_DEBUG: 'numplan' }, flags: ['--trace-warnings', '--trace-uncaught'] }).catch((error) => error)
  assert.equal(code, 1)
  assert.match(stderr, /NUMPLAN \d+: numbers\.update[^]*unauthorized[^]*NumplanError/)
  assertClean(stdout + stderr, 'the process')
})
