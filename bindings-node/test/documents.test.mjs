// The snippets of the README and of the guide to fleets, and the examples, run.

import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { tests } from './support/project.mjs'

const run = promisify(execFile)
const root = dirname(createRequire(import.meta.url).resolve('numplan/package.json'))
const here = dirname(fileURLToPath(import.meta.url))
const folder = mkdtempSync(join(here, 'run-'))
after(() => rmSync(folder, { recursive: true, force: true }))

// The snippets use an account; here it is a sandbox's.
const PREAMBLE = `import { Sandbox as Stage } from 'numplan'\nconst stage = await Stage.start({ switches: { timing: { task_ms: 50 } } })\n`

/** Adds a test for each snippet of a text, named by its heading. Returns their number. */
function testSnippets(document, text) {
  let heading = 'numplan'
  let count = 0
  for (const [, title, code] of text.matchAll(/^## (.*)$|^```js\n([^]*?)^```$/gm)) {
    if (title !== undefined) {
      heading = title
      continue
    }
    count++
    const name = heading
    test(`${document}, ${name}`, async () => {
      const program = PREAMBLE + code.replace(/new (Flowroute|Plivo|Wavix)\(\)/g, (_, client) => `new ${client}(stage.${client.toLowerCase()})`)
      const place = mkdtempSync(join(folder, 'snippet-'))
      const file = join(place, `${name.replace(/\W/g, '')}.mjs`)
      writeFileSync(file, program)
      const { stdout, stderr } = await run(process.execPath, [file], { cwd: place })
      assert.equal(stderr, '')
      assert.notEqual(stdout, '')
    })
  }
  return count
}

const count = testSnippets('README', readFileSync(join(root, 'README.md'), 'utf8'))
const guide = testSnippets('fleets.md', readFileSync(join(tests, '..', 'docs', 'fleets.md'), 'utf8'))

test('README has at least eight snippets, the guide one', () => assert.ok(count >= 8 && guide >= 1))

test('enable-cnam.mjs enables numbers and refuses bad cells', async () => {
  const file = join(folder, 'numbers.csv')
  const example = join(here, '..', 'examples', 'enable-cnam.mjs')
  writeFileSync(file, 'number,name\n12065551234,a\n"16463451234",b\n')
  const { stderr } = await run(process.execPath, [example, file, '--sandbox'])
  assert.match(stderr, /2 of 2\n2 enabled, 0 failed\n$/)
  writeFileSync(file, 'number\n12065551234\n1206\n')
  await assert.rejects(run(process.execPath, [example, file, '--sandbox']), ({ code, stderr }) => code === 2 && stderr.startsWith('line 3: "1206"'))
})

test('service.mjs responds, and exits on SIGTERM', async () => {
  const service = spawn(process.execPath, [join(here, '..', 'examples', 'service.mjs'), '--sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(service.stdout, 'data')
  const put = async (path, body) => {
    const response = await fetch(`${String(line).trim()}/numbers/${path}`, { method: 'PUT', body: JSON.stringify(body), headers: { connection: 'close' } })
    return [response.status, await response.json()]
  }
  const [status, { fields }] = await put('12065551234', { alias: 'NYC Number' })
  assert.deepEqual([status, fields[0].state], [200, 'applied'])
  assert.equal((await put('1206', { alias: 'x' }))[0], 400)
  assert.equal((await put('12065559999', { alias: 'x' }))[0], 404)
  service.kill('SIGTERM')
  assert.deepEqual(await once(service, 'exit'), [0, null])
})
