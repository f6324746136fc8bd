// Packs the npm packages: the main one, and one for each platform whose native module is passed.
//
//   node scripts/pack.mjs OUT PLATFORM=LIBRARY...        linux-x64-gnu=../target/release/libnumplan_node.so
//
// The platform packages are optional dependencies; npm installs the matching one. They are added here and not in
// package.json, since no registry has them during development.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
const manifest = read('package.json')
const platforms = read('lib/platforms.json')

const [out, ...given] = process.argv.slice(2)
const libraries = given.map((pair) => pair.split('='))
const unknown = libraries.find(([platform, library]) => !(platform in platforms) || !library)
if (out === undefined || unknown !== undefined) {
  console.error(`usage: pack.mjs OUT PLATFORM=LIBRARY...\nplatforms: ${Object.keys(platforms).join(' ')}`)
  process.exit(2)
}

const folder = resolve(out)
mkdirSync(folder, { recursive: true })
const stage = mkdtempSync(join(tmpdir(), 'numplan-'))

function pack(name, write, contents) {
  const place = join(stage, name)
  mkdirSync(place)
  write(place)
  for (const license of ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE']) cpSync(join(root, '..', license), join(place, license))
  writeFileSync(join(place, 'package.json'), `${JSON.stringify(contents, null, 2)}\n`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  execFileSync(npm, ['pack', '--silent', '--pack-destination', folder], { cwd: place, stdio: ['ignore', 'inherit', 'inherit'] })
}

const { name, version, license, engines, description } = manifest

// The repository, which npm's provenance requires.
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: project } = process.env
const origin = server && project ? { repository: { type: 'git', url: `git+${server}/${project}.git` } } : {}

const { devDependencies, ...published } = manifest
pack(
  name,
  (place) => {
    for (const file of [...manifest.files, 'README.md']) cpSync(join(root, file), join(place, file), { recursive: true })
  },
  {
    ...published,
    ...origin,
    optionalDependencies: Object.fromEntries(Object.keys(platforms).map((platform) => [`${name}-${platform}`, version])),
  },
)

for (const [platform, library] of libraries) {
  const { os, cpu, libc } = platforms[platform]
  const file = `numplan.${platform}.node`
  pack(`${name}-${platform}`, (place) => cpSync(resolve(library), join(place, file)), {
    name: `${name}-${platform}`,
    version,
    description: `The native module of ${name} for ${platform}. ${description}`,
    license,
    ...origin,
    engines,
    main: file,
    files: [file],
    os: [os],
    cpu: [cpu],
    ...(libc === undefined ? {} : { libc: [libc] }),
  })
}

rmSync(stage, { recursive: true })
