// Builds the native module into this folder, where the package loads it from.
//
//   node scripts/build.mjs [--platform PLATFORM] [--profile PROFILE]
//
// The default profile is the one of releases. Set CARGO_BUILD_TARGET for another platform.

import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const platforms = JSON.parse(readFileSync(join(root, 'lib', 'platforms.json'), 'utf8'))
const isMusl = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined
const here = Object.keys(platforms).find((name) => {
  const { os, cpu, libc } = platforms[name]
  return os === process.platform && cpu === process.arch && (libc === undefined || (libc === 'musl') === isMusl)
})
const { values } = parseArgs({
  options: { platform: { type: 'string', default: here }, profile: { type: 'string', default: 'packaged' } },
})
if (!(values.platform in platforms)) {
  console.error(`unknown platform ${values.platform}: use one of ${Object.keys(platforms).join(' ')}`)
  process.exit(2)
}

const build = ['build', '--locked', '--package', 'numplan-node', '--profile', values.profile, '--message-format', 'json-render-diagnostics']
const output = execFileSync(process.env.CARGO ?? 'cargo', build, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
const artifacts = output.split('\n').filter((line) => line.includes('"compiler-artifact"')).map((line) => JSON.parse(line))
const { filenames } = artifacts.find(({ target }) => target.name === 'numplan_node')
const library = filenames.find((name) => /\.(so|dylib|dll)$/.test(name))
copyFileSync(library, join(root, `numplan.${values.platform}.node`))
