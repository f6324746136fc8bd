'use strict'

// Inputs of fleets: accounts, files and rows, settings.

const { fileURLToPath } = require('node:url')
const native = require('../native.cjs')
const { Client } = require('../client.cjs')
const { encode } = require('../inputs.cjs')
const { runListening, runOperation } = require('../operations.cjs')
const { unwrapped } = require('../outcome.cjs')

/** The accounts of a fleet, by their names. */
function accountsOf(accounts) {
  if (typeof accounts !== 'object' || accounts === null || Client.isClient(accounts)) {
    throw new TypeError('pass accounts as an object of clients by account: { plivo: client } or { "plivo/main": client }')
  }
  const made = new native.FleetAccounts()
  for (const [name, client] of Object.entries(accounts)) {
    if (!Client.isClient(client)) throw new TypeError(`the account ${name} needs a client of a provider`)
    unwrapped(made.add(name, Client.nativeOf(client)))
  }
  return made
}

/** A path of the file system. */
function pathOf(path) {
  if (typeof path === 'string') return path
  if (path instanceof URL) return fileURLToPath(path)
  throw new TypeError('pass a path as a string or a file URL')
}

/** A wanted state that was checked. */
class FleetWanted {
  #native

  constructor(native, view) {
    this.#native = native
    Object.assign(this, view)
  }

  static nativeOf(wanted) {
    return wanted.#native
  }
}

/** Reads a wanted state: a file, rows, or one that was checked. `accounts` are native. */
async function wantedOf(source, account, accounts) {
  if (source instanceof FleetWanted) return source
  const wanted = new native.FleetWanted()
  const { value } = await runOperation(starter(wanted, source, account ?? undefined, accounts))
  return new FleetWanted(wanted, value)
}

function starter(wanted, source, account, accounts) {
  if (typeof source === 'string' || source instanceof URL) {
    const path = pathOf(source)
    return (channel, id) => wanted.read(channel, id, path, account, accounts)
  }
  if (typeof source?.[Symbol.iterator] !== 'function') {
    throw new TypeError('pass a wanted state as a path, as rows, or as the result of fleet.check')
  }
  const rows = encodeRows(source)
  return (channel, id) => wanted.take(channel, id, rows, account, accounts)
}

function encodeRows(rows) {
  const encoded = []
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new TypeError(`row ${encoded.length + 1} must be an object, such as { number: '12065551234', alias: 'Support' }`)
    }
    encoded.push(encode([columns(row)]))
  }
  return `[${encoded.join(',')}]`
}

/** The members of a row under the names of a file's columns: `cnamLookup` is `cnam_lookup`. Comments keep their names. */
function columns(row) {
  const named = {}
  for (const name of Object.keys(row)) {
    const column = name.startsWith('#') ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    named[column] = row[name]
  }
  return named
}

/** Encodes settings. Members of `rates` are accounts, whose names stay. */
const encodeSettings = (settings) => encode([settings], (_, value) => (typeof value === 'bigint' ? Number(value) : value))

/** Reads accounts. `start` gets the channel, the operation's id and the native reading. */
async function reading({ signal, onProgress }, start) {
  const open = (channel, listener) => {
    const reading = new native.FleetReading(channel, listener)
    const begin = (channel, id, isCanceled) => {
      if (isCanceled) reading.cancel()
      start(channel, id, reading)
    }
    return [begin, () => reading.cancel()]
  }
  return (await runListening(onProgress ?? undefined, open, signal)).value
}

module.exports = { FleetWanted, accountsOf, encodeSettings, pathOf, reading, wantedOf }
