'use strict'

// Finds the native module: beside this package where it was built by hand, else in the package of the platform.

const platforms = require('./platforms.json')

function load() {
  const here = `${process.platform}-${process.arch}`
  const names = Object.keys(platforms).filter((name) => name === here || name.startsWith(`${here}-`))
  if (names.length === 0) {
    throw new Error(`numplan has no native module for ${here}; it has some for ${Object.keys(platforms).join(', ')}`)
  }
  let broken
  for (const name of names) {
    for (const file of [`../numplan.${name}.node`, `numplan-${name}`]) {
      try {
        return require(file)
      } catch (error) {
        // A module that is there and cannot be loaded tells more than one that is not there.
        if (error.code !== 'MODULE_NOT_FOUND' || !error.message.includes(file)) broken ??= error
      }
    }
  }
  const packages = names.map((name) => `numplan-${name}`).join(' or ')
  if (broken !== undefined) {
    throw new Error(`numplan's native module (${packages}) cannot be loaded here: ${broken.message}`, { cause: broken })
  }
  throw new Error(
    `numplan's native module is missing: the package ${packages} is not installed. It is an optional dependency, ` +
      'which `npm install --omit=optional` leaves out, and so does a node_modules folder or a lock file that comes ' +
      `from another platform. On this machine (${here}): delete node_modules, and run npm install again`,
  )
}

module.exports = load()
