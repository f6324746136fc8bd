// What numplan costs beside what people use without it: ratios, all of one run.
//
//   node bench/run.mjs TARBALL...        the packages that scripts/pack.mjs has made
//
// Each contender does its work in a process of its own, in turn with the others, several rounds of it; the best round
// counts, since whatever else the machine does only adds. The server is one more process: the sandbox.

import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const tarballs = process.argv.slice(2).map((path) => resolve(path))
if (tarballs.length === 0) {
  console.error('usage: node bench/run.mjs TARBALL...')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'numplan-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const install = (cwd, ...packages) => execFileSync(npm, ['install', '--silent', '--ignore-scripts', '--no-save', ...packages], { cwd, stdio: 'inherit' })
const place = join(folder, 'all')
cpSync(here, place, { recursive: true, filter: (path) => !path.includes('node_modules') })
execFileSync(npm, ['ci', '--silent', '--ignore-scripts'], { cwd: place, stdio: 'inherit' })
install(place, ...tarballs)

/** Does a piece of work in a process of its own; what it says of it. */
async function done(work, ...given) {
  const child = fork(join(place, 'work.mjs'), [work, ...given.map(String)], { cwd: place, execArgv: ['--no-deprecation'] })
  const [figures] = await once(child, 'message')
  if (child.exitCode === null) await once(child, 'exit')
  return figures
}

/** The best of several rounds for each contender: the least of each figure. */
async function best(rounds, contenders, measure) {
  const all = {}
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const figures = await measure(contender)
      const known = (all[contender] ??= figures)
      for (const name in figures) known[name] = Math.min(known[name], figures[name])
    }
  }
  return all
}

function table(title, unit, rows, goal) {
  console.log(`\n${title}`)
  const [[, ours]] = rows
  for (const [name, value] of rows) {
    const ratio = value === ours ? '' : `  × ${(value / ours).toFixed(1)}`
    console.log(`  ${name.padEnd(42)}${(value < 10 ? value.toFixed(1) : value.toFixed(0)).padStart(8)} ${unit}${ratio}`)
  }
  if (goal) console.log(`  goal: ${goal}`)
}

console.log(`node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} processors`)

const server = fork(join(place, 'work.mjs'), ['server'], { cwd: place })
const [account] = await once(server, 'message')
const UPDATES = ['numplan', 'plivo', 'undici', 'fetch']
for (const [count, atATime] of [[1_000, 1], [1_000, 16], [1_000, 64]]) {
  const figures = await best(3, UPDATES, (contender) => done('update', contender, JSON.stringify(account), count, atATime))
  const rows = (name) => UPDATES.map((contender) => [contender, figures[contender][name]])
  table(`One update over loopback, ${atATime} at a time: processor time of the client`, 'µs', rows('processor'), 'plivo × 4.0 or more')
  table(`The same: time on the wall`, 'µs', rows('wall'))
}
server.kill()

const CHECKS = ['isValid', 'check', 'libphonenumber-js isValid', 'libphonenumber-js parse']
const checks = await best(3, CHECKS, (contender) => done('check', contender))
table('One number', 'ns', CHECKS.map((name) => [name, checks[name].each]), '150 ns or less')

const COLUMNS = ['array', 'text', 'bytes', 'libphonenumber-js']
const columns = await best(3, COLUMNS, (contender) => done('column', contender))
table('A column of 100,000 cells, for each', 'ns', COLUMNS.map((name) => [name, columns[name].each]), '30 ns or less')

const LOADS = ['numplan', 'plivo', 'undici']
const loads = await best(5, LOADS, (contender) => done('load', contender))
table('From require to a client', 'ms', LOADS.map((name) => [name, loads[name].wall]))
table('The same: memory', 'MB', LOADS.map((name) => [name, loads[name].memory]))

/** The size of all files below. */
const size = (path) => (statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0) : statSync(path).size)
const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const alone = mkdtempSync(join(folder, 'plivo-'))
install(alone, `plivo@${dependencies.plivo}`)
const ours = ['numplan', ...readdirSync(join(place, 'node_modules')).filter((name) => name.startsWith('numplan-'))]
const sizes = [
  ['numplan, native module included', ours.reduce((sum, name) => sum + size(join(place, 'node_modules', name)), 0) / 1e6],
  ['plivo, with what it needs', size(join(alone, 'node_modules')) / 1e6],
]
table('Installed size', 'MB', sizes)
