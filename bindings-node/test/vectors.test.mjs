// All shared cases. An unknown kind of case fails.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check, checkColumn, checkTyped, normalize, parse } from 'numplan'
import { camelWords, difference, errorDifference, snake, spelled, wire } from './support/compare.mjs'
import { attempt, clientOf, runOn } from './support/operation.mjs'
import { inside, vectors } from './support/project.mjs'

const native = inside('lib/native.cjs')
const { unwrapped } = inside('lib/outcome.cjs')
const { Exchange } = inside('lib/exchange.cjs')
const { Client: { recorded } } = inside('lib/client.cjs')

const RUNNERS = {
  'number.parse': ({ given, expect }) => {
    const outcome = (options) => {
      const { value, error } = attempt(() => parse(given, options))
      return error ? refusal(error) : { number: value }
    }
    const [phone, nanp] = [outcome({ provider: 'plivo' }), outcome()]
    const agree = JSON.stringify(phone) === JSON.stringify(nanp) && !('nanp' in expect)
    return complete(expect, agree ? nanp : { phone_number: phone, nanp })
  },
  'number.normalize': ({ given, provider, expect }) => {
    const { value, error } = attempt(() => normalize(given, { provider }))
    return complete(expect, error ? refusal(error) : { ...value, findings: value.findings.map(({ code }) => code) })
  },
  'number.typed': ({ given, provider, expect }) => difference(expect, checkTyped(given, { provider })),
  'number.check': ({ given, provider, expect }) => difference(expect, check(given, { provider })),
  'number.column': ({ given, expect }) => {
    const column = Array.isArray(given) ? checkColumn(given) : checkColumn(given.text, { separator: given.separator })
    const numbers = [...column.numbers].map((number) => (number === 0 ? null : String(number)))
    const findings = numbers.map((_, row) => column.codes(row))
    return difference(expect, { numbers, valid: [...column.valid].map(Boolean), findings, counts: column.counts })
  },
  callback_url: ({ url, repeat = 0, private_hosts: privateHosts = false, secrets = [], expect }) => {
    const seen = JSON.parse(native.callbackUrl(url + 'a'.repeat(repeat), privateHosts))
    return difference(expect, seen) ?? secrets.find((secret) => seen.masked.includes(secret))
  },
  validation: (given) => {
    const { ok, ...expect } = given.expect
    const { error } = attempt(() => exchangeOf(given).exchange.next())
    if (ok) return error && `refused: ${error.message}`
    if (error === undefined) return 'is accepted'
    const { fields, ...rest } = expect
    if (fields !== undefined) {
      const byName = (left, right) => (key(left) < key(right) ? -1 : 1)
      const key = ({ field, rule }) => `${spelled(field)} ${rule}`
      const [wanted, seen] = [[...fields].sort(byName), [...error.fields].sort(byName)]
      if (wanted.length !== seen.length) return `${wanted.length} fields expected, seen ${seen.map(key)}`
      for (const [at, { says, ...field }] of wanted.entries()) {
        const different = difference({ ...field, field: spelled(field.field) }, seen[at])
        if (different) return different
        if (says && !seen[at].message.includes(camelWords(seen[at].message)(says))) {
          return `${seen[at].message} lacks ${says}`
        }
      }
    }
    return errorDifference({ ...rest, sent: 'no', attempts: 0 }, error)
  },
  request: ({ expect, seed_body: seedBody, ...given }) => {
    const { value, error } = attempt(() => clientOf(given).prepare((client) => runOn(client, given)))
    if (error) return errorDifference(expect, error)
    const { method, url, headers, body } = value
    const path = url.slice(new URL(url).origin.length)
    if (seedBody !== undefined) assert.deepEqual(JSON.parse(body), seedBody)
    if (expect.headers !== undefined) assert.deepEqual({ ...headers }, expect.headers)
    return difference(expect, { method, url, path, headers, body: body ?? '' })
  },
  response: interpreted,
  error: interpreted,
  retry: driven,
}

function refusal({ fields: [{ rule }], suggestion }) {
  return suggestion === null ? { code: rule } : { code: rule, suggestion }
}

/** An expected error without a suggestion must have none. */
function complete(expect, seen) {
  return difference(expect, seen) ?? ('suggestion' in seen && !('suggestion' in expect) ? 'has a suggestion' : undefined)
}

/** The exchange of a case's operation, on a clock of its own. */
function exchangeOf(given, { random = 1, ...options } = {}) {
  const client = clientOf(given, { maxRate: 0 })
  const clock = { now: 100_000, elapsed: () => clock.now, unix: () => 1_699_999_900_000 + clock.now, random: () => random }
  const exchange = recorded(client, (recorder) => runOn(recorder, given, options), (...parts) => new Exchange(...parts, clock))
  return { exchange, clock }
}

function bodyOf({ body, text }) {
  return text ?? (body === undefined ? '' : JSON.stringify(body))
}

function interpreted({ expect, status, headers = {}, ...given }) {
  const { value, error } = attempt(() => {
    return recorded(clientOf(given), (recorder) => runOn(recorder, given), (native, operation, read, inputs) => {
      const response = { status, headers: Object.entries(headers), body: bodyOf(given) }
      return read(unwrapped(native.interpret(operation, inputs, JSON.stringify(response))))
    })
  })
  if ('code' in expect) return error ? errorDifference(expect, error) : `succeeded: ${JSON.stringify(value)}`
  if (error) return `${error.code}: ${error.message}`
  const seen = shown(value)
  if (expect.fields !== undefined) assert.deepEqual(Object.keys(seen.fields).sort(), Object.keys(expect.fields).sort())
  return difference(expect, seen)
}

/** A result in the form of the cases. */
function shown(value) {
  const kind = value.constructor.name
  const seen = wire(value)
  if (kind === 'Updated') return updated(seen)
  if (Array.isArray(seen.records)) {
    const records = seen.records.map(({ id, updated: of }) => ({ ...updated(of), id }))
    return { ...seen, records }
  }
  if (kind === 'Receipt') return { ...seen, reconciled: seen.is_reconciled }
  if (Array.isArray(seen.items)) return { ...seen, ok: true }
  return { ok: true, number: seen, task: seen, cart: seen }
}

function updated(seen) {
  const fields = seen.fields.map((field) => [snake(field.field), field])
  const unrequested = seen.unrequested.map((field) => ({ ...field, field: snake(field.field) }))
  return { ...seen, fields: Object.fromEntries(fields), unrequested }
}

function driven({ expect: { end, ...expect }, script, random, ...given }) {
  const { exchange, clock } = exchangeOf(given, {
    random,
    timeout: given.limit_ms,
    waitTimeout: given.wait_ms,
    verify: given.verify === true ? true : undefined,
  })
  const start = clock.now
  const seen = { safety: exchange.safety, sends: [], paths: [], bodies: [] }
  const left = [...script]
  const run = () => {
    for (;;) {
      const step = exchange.next()
      if ('done' in step) return step.done
      if (step.wait !== undefined) {
        clock.now += step.wait
        continue
      }
      const { method, url, body, timeout } = step.send
      seen.sends.push([Math.floor(clock.now - start), method])
      seen.paths.push(url.slice(new URL(url).origin.length))
      seen.bodies.push(body ?? '')
      assert.ok(left.length > 0, `${method} is one request too many`)
      const line = left.shift()
      const took = line.took_ms ?? 0
      clock.now += Math.min(took, timeout)
      if (took > timeout) exchange.failed('timeout', { sent: true })
      else report(exchange, line, given.responses)
    }
  }
  const { value, error } = attempt(run)
  assert.equal(left.length, 0, 'not all of the script was used')
  seen.took = Math.floor(clock.now - start)
  const different = difference(expect, seen)
  if (different) return `${different} in ${JSON.stringify(seen)}`
  if ('code' in end) return error ? errorDifference(end, error) : `succeeded: ${JSON.stringify(value)}`
  return error ? `${error.code}: ${error.message}` : difference(end, shown(value))
}

/** Reports a line of a script to an exchange. */
function report(exchange, { not_sent, no_response, status, headers = {}, response, too_large: tooLarge = false, ...line }, responses) {
  if (not_sent !== undefined) return exchange.failed(not_sent, { sent: false })
  if (no_response !== undefined) return exchange.failed(no_response, { sent: true })
  if (response !== undefined) assert.ok(responses[response], `no response ${response}`)
  const body = response === undefined ? bodyOf(line) : JSON.stringify(responses[response])
  exchange.responded({ status, headers, body }, { tooLarge })
}

const sections = vectors()

test('every kind has cases', () => {
  assert.deepEqual([...new Set(sections.map(({ kind }) => kind))].sort(), Object.keys(RUNNERS).sort())
})

for (const { file, kind, cases } of sections) {
  test(`${file}: ${kind}`, () => {
    assert.ok(kind in RUNNERS, `unknown kind ${kind}`)
    assert.ok(cases.length > 0, 'no case')
    const failures = cases.flatMap((given) => {
      try {
        const failure = RUNNERS[kind](given)
        return failure ? [`${given.name}: ${failure}`] : []
      } catch (error) {
        return [`${given.name}: ${error.stack}`]
      }
    })
    assert.equal(failures.length, 0, `${failures.length} of ${cases.length}:\n${failures.join('\n')}`)
  })
}
