// The package as a whole: module systems, the command, the sandbox.

import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import * as numplan from 'numplan'

const require = createRequire(import.meta.url)
const root = dirname(require.resolve('numplan/package.json'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const command = join(root, manifest.bin.numplan)
const run = promisify(execFile)

test('import and require export the same objects', async () => {
  const required = require('numplan')
  assert.deepEqual(Object.keys(numplan).sort(), Object.keys(required).sort())
  for (const name of Object.keys(required)) assert.equal(numplan[name], required[name])
  const client = new required.Flowroute({ accessKey: 'a', secretKey: 'b', baseUrl: 'http://127.0.0.1:1' })
  await assert.rejects(client.numbers.get('1'), numplan.NumplanError)
})

test('package has no install scripts and no dependencies', () => {
  const scripts = Object.keys(manifest.scripts ?? {})
  assert.deepEqual(scripts.filter((name) => /install|prepare/.test(name)), [])
  assert.equal(manifest.dependencies, undefined)
})

test('the command checks numbers and reports usage', async () => {
  const { stdout } = await run(process.execPath, [command, 'check', '--json', '12063331234'])
  assert.equal(JSON.parse(stdout).valid, true)
  await assert.rejects(run(process.execPath, [command, 'check', '1']), { code: 1 })
  await assert.rejects(run(process.execPath, [command, 'chek', '1']), ({ code, stderr }) => code === 2 && /check/.test(stderr))
  const version = (await run(process.execPath, [command, '--version'])).stdout
  assert.equal(version, `numplan ${manifest.version}\n`)
})

test('the command reads standard input', async () => {
  const child = spawn(process.execPath, [command, 'check', '--json', '--from', '-'])
  child.stdin.end('12063331234\n1\n')
  let output = ''
  for await (const piece of child.stdout) output += piece
  assert.deepEqual(output.trim().split('\n').map((line) => JSON.parse(line).valid), [true, false])
})

test('a missing native module explains the fix', async () => {
  const program = `
    const Module = require('node:module')
    const load = Module._load
    Module._load = (file, ...rest) => {
      if (/\\.node$|numplan-/.test(file)) throw Object.assign(new Error("Cannot find module '" + file + "'"), { code: 'MODULE_NOT_FOUND' })
      return load(file, ...rest)
    }
    require(${JSON.stringify(root)})`
  await assert.rejects(run(process.execPath, ['-e', program]), ({ stderr }) => /native module is missing[^]*npm install/.test(stderr))
})

test('a bundled package explains the fix', async () => {
  // A bundler copies the JavaScript into its output, without the native module.
  const folder = await mkdtemp(join(tmpdir(), 'numplan-'))
  try {
    await mkdir(join(folder, 'dist'))
    await copyFile(join(root, 'lib', 'native.cjs'), join(folder, 'dist', 'native.cjs'))
    await copyFile(join(root, 'lib', 'platforms.json'), join(folder, 'dist', 'platforms.json'))
    const load = run(process.execPath, [join(folder, 'dist', 'native.cjs')])
    await assert.rejects(load, ({ stderr }) => /was bundled into another file: mark the package "numplan" as external/.test(stderr))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a sandbox starts, is controlled and closes', async () => {
  const { Sandbox, Wavix } = numplan
  const sandbox = await Sandbox.start({ numbers: { flowroute: [{ value: '12065550000' }] } })
  assert.deepEqual(sandbox.numbers().flowroute.map(({ value }) => value), ['12065550000'])
  assert.deepEqual(sandbox.numbers().wavix, [])
  assert.throws(() => sandbox.fault({ action: { kind: 'fall' } }), { code: 'config' })
  sandbox.refuseConnections()
  const client = new Wavix({ ...sandbox.wavix, maxAttempts: 1 })
  await assert.rejects(client.numbers.list().toArray(), { code: 'network' })
  sandbox.refuseConnections(false)
  assert.deepEqual(await client.numbers.list().toArray(), [])
  assert.equal(sandbox.log().length, 1)
  sandbox.setSwitches({ timing: { task_ms: 1 } })
  assert.equal(sandbox.switches().timing.task_ms, 1)
  await sandbox.close()
  assert.throws(() => sandbox.log(), { code: 'config' })
  await assert.rejects(client.numbers.list().toArray(), { code: 'network' })
})
