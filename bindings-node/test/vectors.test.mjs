// All of the shared cases. Each file is found by itself; a kind of case that is not known here fails.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NumplanError, check, checkColumn, normalize, parse } from 'numplan'
import { camelWords, difference, errorDifference, snake, spelled, wire } from './support/compare.mjs'
import { attempt, call, clientOf } from './support/operation.mjs'
import { inside, vectors } from './support/project.mjs'

const native = inside('lib/native.cjs')
const { readError } = inside('lib/models.cjs')
const { encode } = inside('lib/inputs.cjs')
const { Client: { recorded } } = inside('lib/client.cjs')

const RUNNERS = {
  'number.parse': ({ given, expect }) => {
    const outcome = (options) => {
      const { value, error } = attempt(() => parse(given, options))
      return error ? refusal(error) : { number: value }
    }
    const [phone, nanp] = [outcome({ anyCountry: true }), outcome()]
    const agree = JSON.stringify(phone) === JSON.stringify(nanp) && !('nanp' in expect)
    return complete(expect, agree ? nanp : { phone_number: phone, nanp })
  },
  'number.normalize': ({ given, expect }) => {
    const { value, error } = attempt(() => normalize(given))
    return complete(expect, error ? refusal(error) : { ...value, findings: value.findings.map(({ code }) => code) })
  },
  'number.check': ({ given, expect }) => difference(expect, check(given)),
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
    const { error } = attempt(() => first(given))
    if (ok) return error && `refused: ${error.message}`
    if (error === undefined) return 'is let through'
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
          return `${seen[at].message} does not say ${says}`
        }
      }
    }
    return errorDifference({ ...rest, sent: 'no', attempts: 0 }, error)
  },
  request: ({ expect, seed_body: seedBody, ...given }) => {
    const { value, error } = attempt(() => clientOf(given).prepare((client) => call(client, given)))
    if (error) return errorDifference(expect, error)
    const { method, url, headers, body } = value
    const path = url.slice(new URL(url).origin.length)
    if (seedBody !== undefined) assert.deepEqual(JSON.parse(body), seedBody)
    if (expect.headers !== undefined) assert.deepEqual({ ...headers }, expect.headers)
    return difference(expect, { method, url, path, headers, body: body ?? '' })
  },
  answer: interpreted,
  error: interpreted,
  retry: driven,
}

function refusal({ fields: [{ rule }], suggestion }) {
  return suggestion === null ? { code: rule } : { code: rule, suggestion }
}

/** A refusal that is expected without a suggestion must have none. */
function complete(expect, seen) {
  return difference(expect, seen) ?? ('suggestion' in seen && !('suggestion' in expect) ? 'has a suggestion' : undefined)
}

/** The course of the operation of a case. */
function course(given, options) {
  // The script's clock is not paced.
  const client = clientOf(given, { maxRate: 0 })
  return recorded(client, (recorder) => call(recorder, given), (native, operation, read, inputs) => {
    return { course: new Course(native, operation, inputs, options), read }
  })
}

/** The first step of an operation: the request, or an error. */
function first(given) {
  return course(given, {}).course.next(0)
}

/** An operation driven by a clock and a wire of our own. */
class Course {
  #native = new native.Course()

  constructor(client, operation, inputs, options) {
    this.now = 100_000
    const opened = this.#native.open(client, operation, inputs, encode([options]), ...this.#time())
    this.class = taken(opened)
  }

  #time = () => [this.now, 1_700_000_000_000 - 100_000 + this.now]

  next(random) {
    const { done, ...step } = JSON.parse(this.#native.next(...this.#time(), random))
    if (done === undefined) return step
    const [value, failure] = done
    if (failure !== undefined) throw new NumplanError(readError(failure))
    return { value }
  }

  report(outcome, random) {
    taken(this.#native.report(JSON.stringify(outcome), ...this.#time(), random))
  }
}

function taken(json) {
  const [value, failure] = JSON.parse(json)
  if (failure !== undefined) throw new NumplanError(readError(failure))
  return value
}

function bodyOf({ body, text }) {
  return text ?? (body === undefined ? '' : JSON.stringify(body))
}

function interpreted({ expect, status, headers = {}, ...given }) {
  const { value, error } = attempt(() => {
    return recorded(clientOf(given), (recorder) => call(recorder, given), (native, operation, read, inputs) => {
      const answer = { status, headers: Object.entries(headers), body: bodyOf(given) }
      return read(taken(native.interpret(operation, inputs, JSON.stringify(answer))))
    })
  })
  if ('code' in expect) return error ? errorDifference(expect, error) : `taken for a success: ${JSON.stringify(value)}`
  if (error) return `${error.code}: ${error.message}`
  const seen = shown(value)
  if (expect.fields !== undefined) assert.deepEqual(Object.keys(seen.fields).sort(), Object.keys(expect.fields).sort())
  return difference(expect, seen)
}

/** A result as the cases speak of it. */
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
  const unasked = seen.unasked.map((field) => ({ ...field, field: snake(field.field) }))
  return { ...seen, fields: Object.fromEntries(fields), unasked }
}

function driven({ expect: { end, ...expect }, script, random = 1, ...given }) {
  const options = {
    timeout: given.limit_ms,
    waitTimeout: given.wait_ms,
    verify: given.verify === true ? true : undefined,
  }
  const { course: it, read } = course(given, options)
  const begin = it.now
  const seen = { class: it.class, sends: [], paths: [], bodies: [] }
  const left = [...script]
  const run = () => {
    for (;;) {
      const step = it.next(random)
      if ('value' in step) return read(step.value)
      if (step.wait !== undefined) {
        it.now += step.wait
        continue
      }
      const { method, url, body, timeout } = step.send
      seen.sends.push([Math.floor(it.now - begin), method])
      seen.paths.push(url.slice(new URL(url).origin.length))
      seen.bodies.push(body ?? '')
      assert.ok(left.length > 0, `${method} is one request too many`)
      const line = left.shift()
      const took = line.took_ms ?? 0
      it.now += Math.min(took, timeout)
      it.report(took > timeout ? { no_response: 'timeout' } : outcomeOf(line, given.answers), random)
    }
  }
  const { value, error } = attempt(run)
  assert.equal(left.length, 0, 'not all of the script came')
  seen.took = Math.floor(it.now - begin)
  const different = difference(expect, seen)
  if (different) return `${different} in ${JSON.stringify(seen)}`
  if ('code' in end) return error ? errorDifference(end, error) : `ends well: ${JSON.stringify(value)}`
  return error ? `${error.code}: ${error.message}` : difference(end, shown(value))
}

function outcomeOf({ not_sent, no_response, status, headers = {}, answer, too_large, ...line }, answers) {
  if (not_sent !== undefined) return { not_sent }
  if (no_response !== undefined) return { no_response }
  if (answer !== undefined) assert.ok(answers[answer], `no answer ${answer}`)
  const body = answer === undefined ? bodyOf(line) : JSON.stringify(answers[answer])
  const given = { status, headers: Object.entries(headers), body }
  return too_large ? { too_large: given } : { answered: given }
}

const files = vectors()

test('there are cases of every kind', () => {
  assert.deepEqual([...new Set(files.map(({ kind }) => kind))].sort(), Object.keys(RUNNERS).sort())
})

for (const { group, kind, cases } of files) {
  test(group, () => {
    assert.ok(kind in RUNNERS, `kind ${kind} is not known`)
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
