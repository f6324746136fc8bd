// Tests the package as users install it: from its tarballs into an empty folder, without sources.
//
//   node scripts/test-installed.mjs FOLDER TARBALL...

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [given, ...tarballs] = process.argv.slice(2)
const folder = resolve(given)
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
// Packages of other platforms are optional and may be missing.
writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
cpSync(join(root, '.npmrc'), join(folder, '.npmrc'))
const install = ['install', '--silent', '--no-save', '--ignore-scripts', '--offline', ...tarballs.map((path) => resolve(path))]
execFileSync(npm, install, { cwd: folder, stdio: 'inherit' })
// Its vectors are tested; it is no dependency of the package.
for (const name of ['apache-arrow', 'flatbuffers', 'json-with-bigint', 'tslib']) {
  cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true })
}
for (const name of ['test', 'examples']) cpSync(join(root, name), join(folder, name), { recursive: true })

const tests = readdirSync(join(folder, 'test')).filter((name) => name.endsWith('.test.mjs'))
const env = { ...process.env, NUMPLAN_TESTS: join(root, '..', 'tests') }
const { status } = spawnSync(process.execPath, ['--test', ...tests.map((name) => join('test', name))], { cwd: folder, env, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

// The pinned compiler checks the installed types.
const { typescript } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
console.log(`tsc ${typescript}`)
cpSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), { recursive: true })
cpSync(join(root, 'node_modules', 'undici-types'), join(folder, 'node_modules', 'undici-types'), { recursive: true })
for (const project of ['tsconfig.json', 'tsconfig.bundler.json']) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(folder, 'test', 'types', project)], { stdio: 'inherit' })
}
