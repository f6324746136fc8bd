'use strict'

// Written by `make generate` from the engine's catalog: change it there.

const { Client, about } = require('./client.cjs')
const {
  readPageOfPlivoNumber,
  readPageOfPlivoStockNumber,
  readPlivoNumber,
  readReceiptOfPlivoNumber,
  readUpdatedOfPlivoNumber,
} = require('./models.cjs')

class PlivoNumbersResource {
  #run

  constructor(run) {
    this.#run = run
  }

  get(number, options) {
    return this.#run.call('numbers.get', readPlivoNumber, [about('number', number)], options)
  }

  update(number, fields, options) {
    return this.#run.call('numbers.update', readUpdatedOfPlivoNumber, [about('number', number), fields], options)
  }

  list(filters, options) {
    return this.#run.list('numbers.list', readPageOfPlivoNumber, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('numbers.list', readPageOfPlivoNumber, [window, filters], options)
  }

  search(filters, options) {
    return this.#run.list('numbers.search', readPageOfPlivoStockNumber, [filters], options)
  }

  searchPage(window, filters, options) {
    return this.#run.call('numbers.search', readPageOfPlivoStockNumber, [window, filters], options)
  }

  buy(number, fields, options) {
    return this.#run.call('numbers.buy', readReceiptOfPlivoNumber, [about('number', number), fields], options)
  }

  add(numbers, fields, options) {
    return this.#run.call('numbers.add', readReceiptOfPlivoNumber, [about('numbers', numbers), fields], options)
  }

  release(number, options) {
    return this.#run.call('numbers.release', readReceiptOfPlivoNumber, [about('number', number)], options)
  }
}

class Resources {
  constructor(run) {
    this.numbers = new PlivoNumbersResource(run)
  }
}

const orders = {
  'numbers.buy': readReceiptOfPlivoNumber,
  'numbers.release': readReceiptOfPlivoNumber,
}

class Plivo extends Client {
  constructor(settings) {
    super('plivo', settings, Resources, orders)
  }
}

module.exports = { Plivo }
