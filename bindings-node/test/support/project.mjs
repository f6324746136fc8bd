// Where the project's shared cases are, and the package's inside, whether it is tested in its folder or installed.

import { createRequire } from 'node:module'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's `tests` folder. `NUMPLAN_TESTS` says where, if this is not run from the project itself. */
export const tests = process.env.NUMPLAN_TESTS ?? fileURLToPath(new URL('../../../tests', import.meta.url))

const require = createRequire(import.meta.url)

/** A file of the package that no program is to load. */
export const inside = (path) => require(join(dirname(require.resolve('numplan')), path))

export const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Every file of cases, found by itself: `{ group, kind, cases }`, a case with what its file gives to all. */
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
