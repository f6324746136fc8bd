// Separate programs, which find the package since their file is in this folder.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Runs a program to its end. A failure is an error with `code`, `stdout` and `stderr`. */
export async function run(program, { env = {}, flags = [] } = {}) {
  const folder = await mkdtemp(fileURLToPath(new URL('../run-', import.meta.url)))
  try {
    await writeFile(`${folder}/program.mjs`, program)
    return await promisify(execFile)(process.execPath, [...flags, `${folder}/program.mjs`], { env: { ...process.env, ...env } })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
