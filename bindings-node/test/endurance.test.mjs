// Ten thousand operations leak nothing. They run in a process of their own, since the sandbox's log grows in this one.

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

/** Runs operations in a new process and measures its resources before and after. */
async function held(operations) {
  const program = `
    import { readdirSync } from 'node:fs'
    import { setImmediate } from 'node:timers/promises'
    import { Flowroute } from 'numplan'

    const client = new Flowroute({ ...${JSON.stringify(sandbox.flowroute)}, timeout: 300_000 })
    const controller = new AbortController()
    // Every other operation has a signal; one in ten fails.
    const operation = (at) => client.numbers.get(at % 10 ? '12065551234' : '1', at % 2 ? { signal: controller.signal } : {}).catch((error) => error.code)
    const count = (folder) => {
      try {
        return readdirSync(folder).length
      } catch {
        return 0
      }
    }
    async function held() {
      // Weak references and finalizers run between collections.
      for (let turn = 0; turn < 4; turn++) {
        gc()
        await setImmediate()
      }
      const { rss, heapUsed, external } = process.memoryUsage()
      const handles = process.getActiveResourcesInfo().length
      return { rss, heapUsed, external, handles, files: count('/dev/fd'), threads: count('/proc/self/task') }
    }
    ${operations}
    console.log(JSON.stringify({ before, after: await held() }))`
  const { stdout } = await run(program, { flags: ['--expose-gc'] })
  return JSON.parse(stdout)
}

const MEGABYTE = 1 << 20

function assertNoLeak({ before, after }) {
  const more = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]))
  const shown = JSON.stringify(more)
  // A leaked promise, response or listener takes over 100 bytes, so 10,000 of them take over 1 MB.
  assert.ok(more.heapUsed < MEGABYTE, shown)
  assert.ok(more.external < MEGABYTE, shown)
  // Memory kept by the allocators varies.
  assert.ok(more.rss < 24 * MEGABYTE, shown)
  assert.ok(more.handles <= 0 && more.files <= 0 && more.threads <= 0, shown)
}

test('10,000 sequential operations leak nothing', async () => {
  assertNoLeak(
    await held(`
      const some = async (count) => { for (let at = 0; at < count; at++) await operation(at) }
      await some(1_000)
      const before = await held()
      await some(10_000)`),
  )
})

test('10,000 concurrent operations leak nothing', async () => {
  assertNoLeak(
    await held(`
      const all = () => Promise.all(Array.from({ length: 10_000 }, (_, at) => operation(at)))
      await all()
      const before = await held()
      await all()`),
  )
})
