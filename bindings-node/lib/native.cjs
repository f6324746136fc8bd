'use strict'

// Loads the native module: beside this package after a local build, else from the package of the platform.

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const platforms = require('./platforms.json')

const here = `${process.platform}-${process.arch}`

/** Whether a bundler copied this file. Read at run time, since a bundler would inline `require('../package.json')`. */
function isBundled() {
  try {
    return JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).name !== 'numplan'
  } catch {
    return true
  }
}

function load() {
  const names = Object.keys(platforms).filter((name) => name === here || name.startsWith(`${here}-`))
  if (names.length === 0) {
    throw new Error(`numplan has no native module for ${here}; it has modules for ${Object.keys(platforms).join(', ')}`)
  }
  let broken
  for (const name of names) {
    for (const file of [`../numplan.${name}.node`, `numplan-${name}`]) {
      try {
        return require(file)
      } catch (error) {
        // A module that exists but fails to load is the better report.
        if (error.code !== 'MODULE_NOT_FOUND' || !error.message.includes(file)) broken ??= error
      }
    }
  }
  const packages = names.map((name) => `numplan-${name}`).join(' or ')
  if (isBundled()) {
    throw new Error(
      `numplan's native module (${packages}) is missing because numplan was bundled into another file: mark the ` +
        'package "numplan" as external in your bundler and ship node_modules/numplan beside the bundle. The README of ' +
        'numplan shows how for esbuild, webpack, Next.js and Electron',
      { cause: broken },
    )
  }
  if (broken !== undefined) {
    throw new Error(`numplan's native module (${packages}) cannot be loaded: ${broken.message}`, { cause: broken })
  }
  throw new Error(
    `numplan's native module is missing: the package ${packages} is not installed. It is an optional dependency. ` +
      'Installing with --omit=optional leaves it out, and so does a node_modules folder or lock file from another ' +
      `platform. On this machine (${here}), delete node_modules and run npm install again`,
  )
}

module.exports = load()
