'use strict'

// The sandbox, for users' own tests.

const native = require('./native.cjs')
const { unwrapped } = require('./outcome.cjs')

/** A stand-in for the providers on a loopback port. */
class Sandbox {
  #native

  static async start(options = {}) {
    const sandbox = new Sandbox()
    Object.assign(sandbox, unwrapped(sandbox.#native.start(JSON.stringify(options))))
    return sandbox
  }

  constructor() {
    this.#native = new native.Sandbox()
  }

  #control(name, argument = null) {
    return unwrapped(this.#native.control(name, JSON.stringify(argument)))
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

// Early releases of Node 20 lack the symbol.
if (Symbol.asyncDispose) Sandbox.prototype[Symbol.asyncDispose] = Sandbox.prototype.close

module.exports = { Sandbox }
