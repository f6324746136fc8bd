// Ten thousand calls leave nothing behind. They are made in a process of their own; the sandbox, whose log grows, is in
// this one.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Sandbox } from 'numplan'
import { run } from './support/program.mjs'

const sandbox = await Sandbox.start()
const keepsEmpty = setInterval(() => sandbox.clearLog(), 100)
after(() => {
  clearInterval(keepsEmpty)
  return sandbox.close()
})

/** Calls in a process; what it holds before and after them, the first of them not counted. */
async function held(calls) {
  const program = `
    import { readdirSync } from 'node:fs'
    import { setImmediate } from 'node:timers/promises'
    import { Flowroute } from 'numplan'

    const client = new Flowroute({ ...${JSON.stringify(sandbox.flowroute)}, timeout: 300_000 })
    const giveUp = new AbortController()
    // Every other call may be given up, one in ten fails.
    const call = (at) => client.numbers.get(at % 10 ? '12065551234' : '1', at % 2 ? { signal: giveUp.signal } : {}).catch((error) => error.code)
    const count = (folder) => {
      try {
        return readdirSync(folder).length
      } catch {
        return 0
      }
    }
    async function held() {
      // Weak references and finalizers have their turn between collections.
      for (let turn = 0; turn < 4; turn++) {
        gc()
        await setImmediate()
      }
      const { rss, heapUsed, external } = process.memoryUsage()
      const handles = process.getActiveResourcesInfo().length
      return { rss, heapUsed, external, handles, files: count('/dev/fd'), threads: count('/proc/self/task') }
    }
    ${calls}
    console.log(JSON.stringify({ before, after: await held() }))`
  const { stdout } = await run(program, { flags: ['--expose-gc'] })
  return JSON.parse(stdout)
}

const MEGABYTE = 1 << 20

function assertNothingIsLeft({ before, after }) {
  const more = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]))
  const shown = JSON.stringify(more)
  // A byte a call would be 10 kB; a promise, an answer or a listener is more than a hundred bytes, 1 MB in all.
  assert.ok(more.heapUsed < MEGABYTE, shown)
  assert.ok(more.external < MEGABYTE, shown)
  // What the allocators keep goes up and down.
  assert.ok(more.rss < 24 * MEGABYTE, shown)
  assert.ok(more.handles <= 0 && more.files <= 0 && more.threads <= 0, shown)
}

test('ten thousand calls, one after the other', async () => {
  assertNothingIsLeft(
    await held(`
      const some = async (count) => { for (let at = 0; at < count; at++) await call(at) }
      await some(1_000)
      const before = await held()
      await some(10_000)`),
  )
})

test('ten thousand calls at a time', async () => {
  assertNothingIsLeft(
    await held(`
      const all = () => Promise.all(Array.from({ length: 10_000 }, (_, at) => call(at)))
      await all()
      const before = await held()
      await all()`),
  )
})
