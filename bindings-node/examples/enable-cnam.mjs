// Enables CNAM lookups for all numbers of a CSV file, sixteen at a time, and shows the progress.
//
//   node enable-cnam.mjs numbers.csv            FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY in the environment
//   node enable-cnam.mjs numbers.csv --sandbox  without an account

import { readFileSync } from 'node:fs'
import { Flowroute, NumplanError, Sandbox, checkColumn } from 'numplan'

const [file, mode] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: enable-cnam.mjs FILE [--sandbox]')
  process.exit(2)
}

// The first column, without its header.
const cells = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',')[0].replaceAll('"', ''))
const column = checkColumn(cells)
for (const row of column.invalidRows()) {
  const [{ message }] = column.check(row).findings
  console.error(`line ${row + 2}: ${message}`)
}
if (column.counts.valid < column.length) process.exit(2)

const sandbox = mode === '--sandbox' ? await Sandbox.start() : undefined
const client = new Flowroute(sandbox?.flowroute)
const left = [...new Set(cells)]
const all = left.length
let [done, failed] = [0, 0]

async function work() {
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    try {
      const updated = await client.numbers.update(number, { cnamLookupsEnabled: true })
      updated.require()
    } catch (error) {
      if (!(error instanceof NumplanError)) throw error
      failed++
      console.error(`\n${number}: ${error.message}`)
    }
    process.stderr.write(`\r${++done} of ${all}`)
  }
}

await Promise.all(Array.from({ length: 16 }, work))
console.error(`\n${all - failed} enabled, ${failed} failed`)
await client.close()
await sandbox?.close()
process.exitCode = failed > 0 ? 1 : 0
