'use strict'

// Fleets: the settings of many numbers in several accounts.

const native = require('../native.cjs')
const { runOperation } = require('../operations.cjs')
const { unwrapped } = require('../outcome.cjs')
const { FleetWanted, accountsOf, encodeSettings, pathOf, reading, wantedOf } = require('./inputs.cjs')
const { FleetPlan } = require('./plan.cjs')

async function check(source, { account, accounts } = {}) {
  return wantedOf(source, account, accountsOf(accounts ?? {}))
}

async function plan(source, accounts, { account, signal, onProgress, ...limits } = {}) {
  const given = accountsOf(accounts)
  const wanted = FleetWanted.nativeOf(await wantedOf(source, account, given))
  const made = new native.FleetPlan()
  await reading({ signal, onProgress }, (channel, id, reading) =>
    made.make(channel, id, wanted, given, reading, encodeSettings(limits)))
  return new FleetPlan(made)
}

async function load(path) {
  const file = pathOf(path)
  const made = new native.FleetPlan()
  await runOperation((channel, id) => made.load(channel, id, file))
  return new FleetPlan(made)
}

async function drift(source, accounts, { account, signal, onProgress } = {}) {
  const given = accountsOf(accounts)
  const wanted = FleetWanted.nativeOf(await wantedOf(source, account, given))
  return reading({ signal, onProgress }, (channel, id, reading) => native.fleetDrift(channel, id, wanted, given, reading))
}

/** The settings of whole accounts. */
class FleetSnapshot {
  #native

  constructor(native, view) {
    this.#native = native
    Object.assign(this, view)
  }

  get rows() {
    return unwrapped(this.#native.rows())
  }

  async save(path) {
    const file = pathOf(path)
    await runOperation((channel, id) => this.#native.save(channel, id, file))
    return this
  }
}

async function snapshot(accounts, { each = false, signal, onProgress } = {}) {
  const given = accountsOf(accounts)
  const made = new native.FleetSnapshot()
  const view = await reading({ signal, onProgress }, (channel, id, reading) => made.read(channel, id, given, each, reading))
  return new FleetSnapshot(made, view)
}

module.exports = { fleet: Object.freeze({ check, plan, load, drift, snapshot }) }
