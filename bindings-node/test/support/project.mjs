// Paths of the shared cases and of the package's internal files, tested in place or installed.

import { createRequire } from 'node:module'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's `tests` folder; `NUMPLAN_TESTS` if the tests run elsewhere. */
export const tests = process.env.NUMPLAN_TESTS ?? fileURLToPath(new URL('../../../tests', import.meta.url))

const require = createRequire(import.meta.url)

/** Loads an internal file of the package. */
export const inside = (path) => require(join(dirname(require.resolve('numplan')), path))

export const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Reads every section of cases as `{ file, kind, cases }`, each case with the members that its file and section share. */
export function vectors() {
  const root = join(tests, 'vectors')
  const names = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.json')).sort()
  return names.flatMap((name) => {
    const { given, sections } = json(join(root, name))
    const file = name.slice(0, -5).replaceAll('\\', '/')
    return sections.map(({ kind, given: own, cases }) => ({ file, kind, cases: cases.map((of) => ({ ...given, ...own, ...of })) }))
  })
}
