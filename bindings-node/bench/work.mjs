// The pieces of work that run.mjs measures, each in a process of its own: it is named by the first argument.

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [work, ...given] = process.argv.slice(2)
const NUMBER = '12025551111'

/** The stand-in of the provider. */
async function server() {
  const { Sandbox } = require('numplan')
  const sandbox = await Sandbox.start()
  setInterval(() => sandbox.clearLog(), 50)
  process.on('disconnect', () => process.exit())
  process.send(sandbox.plivo)
}

function tell(figures) {
  process.send(figures, () => process.exit())
}

/** `count` updates, so many at a time: what each costs in µs. */
async function update(contender, account, count, atATime) {
  const one = updater(contender, JSON.parse(account))
  const some = async (count) => {
    let left = count
    const worker = async () => {
      while (left-- > 0) await one()
    }
    await Promise.all(Array.from({ length: Number(atATime) }, worker))
  }
  await some(500)
  const [processor, wall] = [process.cpuUsage(), performance.now()]
  await some(Number(count))
  const { user, system } = process.cpuUsage(processor)
  tell({ processor: (user + system) / count, wall: ((performance.now() - wall) * 1_000) / count })
}

/** Gives a number an alias, as a program would by this means. */
function updater(contender, { authId, authToken, baseUrl }) {
  const account = `${baseUrl}/v1/Account/${authId}`
  const url = `${account}/Number/${NUMBER}/`
  const request = {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ alias: 'Front desk' }),
  }
  switch (contender) {
    case 'numplan': {
      const { Plivo } = require('numplan')
      const client = new Plivo({ authId, authToken, baseUrl, maxRate: 0 })
      return () => client.numbers.update(NUMBER, { alias: 'Front desk' })
    }
    case 'plivo': {
      const plivo = require('plivo')
      const client = new plivo.Client(authId, authToken, { url: account })
      return () => client.numbers.update(NUMBER, { alias: 'Front desk' })
    }
    case 'undici': {
      const { Pool } = require('undici')
      const pool = new Pool(baseUrl, { connections: 64 })
      const path = url.slice(baseUrl.length)
      return async () => {
        const { statusCode, body } = await pool.request({ ...request, path })
        const read = await body.json()
        if (statusCode >= 300) throw new Error(JSON.stringify(read))
      }
    }
    case 'fetch':
      return async () => {
        const response = await fetch(url, request)
        const read = await response.json()
        if (!response.ok) throw new Error(JSON.stringify(read))
      }
  }
}

const AREA_CODES = [206, 212, 415, 416, 604, 809, 876, 787, 305, 907, 808, 514, 702, 512, 303, 617, 800, 888, 833, 900]

/** Valid numbers, all different. */
const numbers = (count) =>
  Array.from({ length: count }, (_, at) => {
    const scattered = Math.imul(at, 2_654_435_761) >>> 8
    // As a file or a form has them: a text, not a piece of another one.
    return JSON.parse(`"1${AREA_CODES[at % 20]}${220 + (scattered % 80)}${String((Math.floor(scattered / 80) + at) % 10_000).padStart(4, '0')}"`)
  })

/** The least time of several rounds, for each of `count`, in ns. */
function timed(count, round) {
  let least = Infinity
  for (let at = 0; at < 30; at++) {
    const began = process.hrtime.bigint()
    round()
    least = Math.min(least, Number(process.hrtime.bigint() - began) / count)
  }
  tell({ each: least })
}

function check(contender) {
  const { check, isValid } = require('numplan')
  const { isValidPhoneNumber, parsePhoneNumber } = require('libphonenumber-js')
  const one = {
    isValid,
    check: (text) => check(text).valid,
    'libphonenumber-js isValid': (text) => isValidPhoneNumber(text, 'US'),
    'libphonenumber-js parse': (text) => parsePhoneNumber(text, 'US').isValid(),
  }[contender]
  const texts = numbers(contender.startsWith('lib') ? 1_000 : 20_000)
  let valid = 0
  timed(texts.length, () => {
    for (const text of texts) if (one(text)) valid++
  })
}

function column(contender) {
  const { checkColumn } = require('numplan')
  const { isValidPhoneNumber } = require('libphonenumber-js')
  const cells = numbers(contender.startsWith('lib') ? 1_000 : 100_000)
  const text = cells.join('\n')
  const bytes = Buffer.from(text)
  timed(cells.length, {
    array: () => checkColumn(cells),
    text: () => checkColumn(text),
    bytes: () => checkColumn(bytes),
    'libphonenumber-js': () => cells.map((cell) => isValidPhoneNumber(cell, 'US')),
  }[contender])
}

function load(contender) {
  const before = process.memoryUsage().rss
  const began = performance.now()
  const client = {
    numplan: () => new (require('numplan').Plivo)({ authId: 'MAXXXXXXXXXXXXXXXXXX', authToken: 'token' }),
    plivo: () => new (require('plivo').Client)('MAXXXXXXXXXXXXXXXXXX', 'token'),
    undici: () => new (require('undici').Pool)('https://api.plivo.com'),
  }[contender]()
  const wall = performance.now() - began
  tell({ wall, memory: (process.memoryUsage().rss - before) / 1e6, client: client ? 0 : 1 })
}

await { server, update, check, column, load }[work](...given)
