// Paths of the shared cases and of the package's internal files, tested in place or installed.

import { createRequire } from 'node:module'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's `tests` folder; `NUMPLAN_TESTS` if the tests run elsewhere. */
export const tests = process.env.NUMPLAN_TESTS ?? fileURLToPath(new URL('../../../tests', import.meta.url))

const require = createRequire(import.meta.url)

/** Loads an internal file of the package. */
export const inside = (path) => require(join(dirname(require.resolve('numplan')), path))

export const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Reads every file of cases as `{ group, kind, cases }`, each case with its file's shared members. */
export function vectors() {
  const files = []
  const walk = (folder, group) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) walk(path, `${group}${name}/`)
      else if (name.endsWith('.json')) {
        const { kind, given, cases } = json(path)
        files.push({ group: group + name.slice(0, -5), kind, cases: cases.map((own) => ({ ...given, ...own })) })
      }
    }
  }
  walk(join(tests, 'vectors'), '')
  return files
}
