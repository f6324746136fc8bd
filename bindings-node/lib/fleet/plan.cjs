'use strict'

// Plans: what they have, and what is done with them.

const native = require('../native.cjs')
const { runOperation } = require('../operations.cjs')
const { unwrapped } = require('../outcome.cjs')
const { FleetWanted, accountsOf, encodeSettings, pathOf, reading, wantedOf } = require('./inputs.cjs')
const { FleetRun } = require('./run.cjs')

/** Steps that are read together. */
const CHUNK = 256

/** The steps of a plan, made from the native plan as they are read: a plan may have 50,000. */
class FleetSteps {
  #native

  constructor(native) {
    this.#native = native
    Object.defineProperty(this, 'length', { value: native.len(), enumerable: true })
  }

  at(place) {
    const from = place < 0 ? this.length + place : place
    return this.slice(from, from + 1)[0]
  }

  slice(from = 0, to = this.length) {
    const place = (at) => Math.min(Math.max(at < 0 ? this.length + at : at, 0), this.length)
    return unwrapped(this.#native.steps(place(from), place(to)))
  }

  *[Symbol.iterator]() {
    for (let from = 0; from < this.length; from += CHUNK) yield* this.slice(from, from + CHUNK)
  }
}

const date = (seconds) => new Date(seconds * 1000)

/** A plan. To be applied it is saved first, since its journal stands beside its file. */
class FleetPlan {
  #native

  constructor(native) {
    this.#native = native
    const { created, expires, accounts, ...view } = unwrapped(native.view())
    Object.assign(this, view, {
      created: date(created),
      expires: date(expires),
      accounts: accounts.map(({ readAt, ...account }) => ({ ...account, readAt: date(readAt) })),
    })
  }

  /** Runs a method of the native plan that takes the channel and an id. */
  async #run(method, ...given) {
    return (await runOperation((channel, id) => this.#native[method](channel, id, ...given))).value
  }

  get path() {
    return this.#native.path()
  }

  get groups() {
    return unwrapped(this.#native.groups())
  }

  get steps() {
    return new FleetSteps(this.#native)
  }

  show(format = 'table', { number } = {}) {
    return unwrapped(this.#native.show(format, number === undefined ? undefined : String(number)))
  }

  async save(path) {
    await this.#run('save', pathOf(path))
    return this
  }

  apply(accounts, { approve, wanted, account, signal, ...settings } = {}) {
    if (typeof approve !== 'string') {
      throw new TypeError('pass the id of the plan that was looked at: plan.apply(accounts, { approve: plan.id })')
    }
    const given = accountsOf(accounts)
    const encoded = encodeSettings(settings)
    const start = async (run) => {
      if (wanted !== undefined) run.setWanted(FleetWanted.nativeOf(await wantedOf(wanted, account, given)))
      return (channel, id) => run.start(channel, id, this.#native, given, approve, encoded)
    }
    return new FleetRun(start, signal)
  }

  status() {
    return this.#run('status')
  }

  async undo() {
    const back = new native.FleetPlan()
    await this.#run('undo', back)
    return new FleetPlan(back)
  }

  async drift(accounts, options = {}) {
    const given = accountsOf(accounts)
    return reading(options, (channel, id, reading) => this.#native.drift(channel, id, given, reading))
  }

  async resolve(number, { applied }) {
    if (typeof applied !== 'boolean') throw new TypeError('pass whether the start was applied: { applied: true } or { applied: false }')
    await this.#run('resolve', String(number), applied)
  }
}

module.exports = { FleetPlan }
