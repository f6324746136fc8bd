// Runs all tests of this folder. Node's own search differs between versions.

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tests = readdirSync(join(root, 'test')).filter((name) => name.endsWith('.test.mjs'))
const { status } = spawnSync(process.execPath, ['--test', ...tests.map((name) => join('test', name))], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
