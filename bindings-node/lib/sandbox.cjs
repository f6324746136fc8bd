'use strict'

// The sandbox, for users' own tests.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { readError } = require('./models.cjs')

function taken(json) {
  const [value, failure] = JSON.parse(json)
  if (failure !== undefined) throw new NumplanError(readError(failure))
  return value
}

/** A stand-in for the three providers, on a port of this machine. */
class Sandbox {
  #native

  static async start(options = {}) {
    const sandbox = new Sandbox()
    Object.assign(sandbox, taken(sandbox.#native.start(JSON.stringify(options))))
    return sandbox
  }

  constructor() {
    this.#native = new native.Sandbox()
  }

  #control(name, argument = null) {
    return taken(this.#native.control(name, JSON.stringify(argument)))
  }

  fault(...faults) {
    for (const fault of faults) this.#control('fault', fault)
  }

  clearFaults() {
    this.#control('clearFaults')
  }

  refuseConnections(refuse = true) {
    this.#control('refuseConnections', refuse)
  }

  log() {
    return this.#control('log')
  }

  clearLog() {
    this.#control('clearLog')
  }

  numbers() {
    return this.#control('numbers')
  }

  addNumbers(numbers) {
    this.#control('addNumbers', numbers)
  }

  stock() {
    return this.#control('stock')
  }

  addStock(stock) {
    this.#control('addStock', stock)
  }

  orders() {
    return this.#control('orders')
  }

  tasks() {
    return this.#control('tasks')
  }

  completeTasks() {
    this.#control('completeTasks')
  }

  switches() {
    return this.#control('switches')
  }

  setSwitches(switches) {
    this.#control('setSwitches', switches)
  }

  reset() {
    this.#control('reset')
  }

  async close() {
    this.#native.close()
  }
}

// Older versions of Node 20 do not have the symbol.
if (Symbol.asyncDispose) Sandbox.prototype[Symbol.asyncDispose] = Sandbox.prototype.close

module.exports = { Sandbox }
