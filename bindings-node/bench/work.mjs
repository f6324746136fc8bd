// Does one of the pieces of work that `bench` measures, in Node; its README says what each does and prints.
//
//   node work.mjs update BY URL AT_A_TIME | check BY FILE | load BY | size BY

import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const [work, by, ...given] = process.argv.slice(2)
const NUMBER = '12025551111'
const [authId, authToken] = ['MASANDBOX00000000000', 'sandbox-auth-token']
const ALIAS = 'Front desk'
const ROUNDS = 30
// The warm-up that `bench/README.md` describes: seconds of a batch, the gain that counts as faster, how many batches
// without one end it, and how many there are at most. Then that number of batches is measured.
const [BATCH, FASTER, IDLE_BATCHES, MOST_BATCHES, MEASURED_BATCHES] = [0.2, 0.02, 3, 20, 4]

function tell(figures) {
  process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit())
}

/** The most memory that this process has held, in bytes, where the system tells. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
  } catch {
    return null
  }
}

/** Gives a number an alias, some at a time, and reports once that gets no faster. */
async function update(url, atATime) {
  atATime = Number(atATime)
  const one = updaters[by](url, atATime)
  const measured = async (count) => {
    const [processor, began] = [process.cpuUsage(), performance.now()]
    let left = count
    const worker = async () => {
      while (left-- > 0) await one()
    }
    await Promise.all(Array.from({ length: atATime }, worker))
    const { user, system } = process.cpuUsage(processor)
    const seconds = (performance.now() - began) / 1e3
    return { cpu: (user + system) / 1e6 / count, wall: seconds / count, seconds }
  }
  let count = atATime * 4
  while ((await measured(count)).seconds < BATCH) count *= 2
  let [best, idle] = [Infinity, 0]
  for (let batch = 0; batch < MOST_BATCHES && idle < IDLE_BATCHES; batch++) {
    const { cpu } = await measured(count)
    idle = cpu < best * (1 - FASTER) ? 0 : idle + 1
    best = Math.min(best, cpu)
  }
  const { cpu, wall } = await measured(count * MEASURED_BATCHES)
  tell({ cpu, wall, memory: peak() })
}

const pathOf = `/v1/Account/${authId}/Number/${NUMBER}/`
const request = {
  method: 'POST',
  headers: {
    authorization: `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`,
    'content-type': 'application/json',
  },
  body: JSON.stringify({ alias: ALIAS }),
}

/** Returns the function that sets the alias by this means, as a program would. */
const updaters = {
  numplan(baseUrl) {
    const { Plivo } = require('numplan')
    const client = new Plivo({ authId, authToken, baseUrl, maxRate: 0 })
    return async () => {
      const updated = await client.numbers.update(NUMBER, { alias: ALIAS })
      if (!updated.ok) throw new Error('not updated')
    }
  },
  plivo(url) {
    const plivo = require('plivo')
    const client = new plivo.Client(authId, authToken, { url: `${url}/v1/Account/${authId}` })
    return () => client.numbers.update(NUMBER, { alias: ALIAS })
  },
  undici(url, connections) {
    const { Pool } = require('undici')
    const pool = new Pool(url, { connections })
    return async () => {
      const { statusCode, body } = await pool.request({ ...request, path: pathOf })
      const read = await body.json()
      if (statusCode >= 300) throw new Error(JSON.stringify(read))
    }
  },
  axios(url) {
    const axios = require('axios')
    const { Agent } = require('node:http')
    const client = axios.create({ baseURL: url, auth: { username: authId, password: authToken }, httpAgent: new Agent({ keepAlive: true }) })
    return () => client.post(pathOf, { alias: ALIAS })
  },
  fetch(url) {
    return async () => {
      const response = await fetch(url + pathOf, request)
      const read = await response.json()
      if (!response.ok) throw new Error(JSON.stringify(read))
    }
  },
}

/** Checks the numbers of a file; the least time of several rounds is told, for each number. */
function check(file) {
  // Where columns of Python are measured, the package is not installed.
  const { check, checkColumn, isValid } = by.startsWith('lib') ? {} : require('numplan')
  const lib = require('libphonenumber-js')
  const text = readFileSync(file, 'utf8').trimEnd()
  // As a form or a file has them: a text, not a piece of another one.
  const all = JSON.parse(JSON.stringify(text.split('\n')))
  const some = all.slice(0, by.startsWith('lib') ? 1_000 : by.startsWith('column') ? undefined : 20_000)
  const bytes = Buffer.from(text)
  const each = (one) => () => {
    for (const number of some) if (!one(number)) throw new Error(`${number} is valid`)
  }
  const round = {
    check: each((number) => check(number).valid),
    isValid: each(isValid),
    column: () => checkColumn(some),
    'column of one text': () => checkColumn(text),
    'column of bytes': () => checkColumn(bytes),
    // It knows of each block whether it is in use, and does not take every number that the plan allows.
    'libphonenumber-js': each((number) => lib.isValidPhoneNumber(number, 'US') || true),
  }[by]
  let least = Infinity
  for (let at = 0; at < ROUNDS; at++) {
    const began = process.hrtime.bigint()
    round()
    least = Math.min(least, Number(process.hrtime.bigint() - began))
  }
  tell({ each: least / 1e9 / some.length })
}

/** Loads a package and makes a client. The parent process measures the time. */
function load() {
  const client = {
    nothing: () => null,
    numplan: () => new (require('numplan').Plivo)({ authId, authToken }),
    plivo: () => new (require('plivo').Client)(authId, authToken),
    undici: () => new (require('undici').Pool)('https://api.plivo.com'),
    axios: () => require('axios').create(),
  }[by]()
  tell({ memory: peak(), clients: client ? 1 : 0 })
}

/** Tells the bytes of a package and of all that it needs. */
function size() {
  const seen = new Set()
  const bytes = (path) =>
    statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + (name === 'node_modules' ? 0 : bytes(join(path, name))), 0) : statSync(path).size
  const place = (name, from) => {
    for (let folder = from; ; folder = dirname(folder)) {
      const found = join(folder, 'node_modules', name)
      if (statSync(join(found, 'package.json'), { throwIfNoEntry: false })) return found
      if (folder === dirname(folder)) return null
    }
  }
  const installed = (name, from) => {
    const folder = place(name, from)
    if (!folder || seen.has(folder)) return 0
    seen.add(folder)
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const needs = Object.keys({ ...dependencies, ...optionalDependencies })
    return bytes(folder) + needs.reduce((sum, need) => sum + installed(need, folder), 0)
  }
  tell({ bytes: installed(by, import.meta.dirname ?? process.cwd()) })
}

await { update, check, load, size }[work](...given)
