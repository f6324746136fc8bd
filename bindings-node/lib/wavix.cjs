'use strict'

// Written by `make generate` from the engine's catalog: change it there.

const { Client, about } = require('./client.cjs')
const {
  readPageOfWavixCity,
  readPageOfWavixCountry,
  readPageOfWavixNumber,
  readPageOfWavixRegion,
  readPageOfWavixStockNumber,
  readReceiptOfWavixCart,
  readReceiptOfWavixNumbers,
  readReceiptOfWavixStockNumbers,
  readUpdatedOfWavixNumber,
  readWavixCart,
  readWavixNumber,
  readWavixUpdatedMany,
} = require('./models.cjs')

class WavixNumbersResource {
  #run

  constructor(run) {
    this.#run = run
  }

  get(number, options) {
    return this.#run.call('numbers.get', readWavixNumber, [about('number', number)], options)
  }

  update(number, fields, options) {
    return this.#run.call('numbers.update', readUpdatedOfWavixNumber, [about('number', number), fields], options)
  }

  updateMany(ids, fields, options) {
    return this.#run.call('numbers.update_many', readWavixUpdatedMany, [about('ids', ids), fields], options)
  }

  list(filters, options) {
    return this.#run.list('numbers.list', readPageOfWavixNumber, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('numbers.list', readPageOfWavixNumber, [window, filters], options)
  }

  release(numbers, options) {
    return this.#run.call('numbers.release', readReceiptOfWavixNumbers, [about('numbers', numbers)], options)
  }
}

class WavixStockResource {
  #run

  constructor(run) {
    this.#run = run
  }

  countries(filters, options) {
    return this.#run.list('stock.countries', readPageOfWavixCountry, [filters], options)
  }

  regions(country, filters, options) {
    return this.#run.list('stock.regions', readPageOfWavixRegion, [about('country', country), filters], options)
  }

  cities(country, filters, options) {
    return this.#run.list('stock.cities', readPageOfWavixCity, [about('country', country), filters], options)
  }

  numbers(country, city, filters, options) {
    return this.#run.list('stock.numbers', readPageOfWavixStockNumber, [about('country', country), about('city', city), filters], options)
  }

  numbersPage(country, city, window, filters, options) {
    return this.#run.call('stock.numbers', readPageOfWavixStockNumber, [about('country', country), about('city', city), window, filters], options)
  }
}

class WavixCartResource {
  #run

  constructor(run) {
    this.#run = run
  }

  get(options) {
    return this.#run.call('cart.get', readWavixCart, [], options)
  }

  fill(ids, options) {
    return this.#run.call('cart.fill', readReceiptOfWavixStockNumbers, [about('ids', ids)], options)
  }

  empty(ids, options) {
    return this.#run.call('cart.empty', readReceiptOfWavixCart, [about('ids', ids)], options)
  }

  checkout(items, options) {
    return this.#run.call('cart.checkout', readReceiptOfWavixNumbers, [about('items', items)], options)
  }
}

class Resources {
  constructor(run) {
    this.numbers = new WavixNumbersResource(run)
    this.stock = new WavixStockResource(run)
    this.cart = new WavixCartResource(run)
  }
}

const orders = {
  'numbers.release': readReceiptOfWavixNumbers,
  'cart.checkout': readReceiptOfWavixNumbers,
}

class Wavix extends Client {
  constructor(settings) {
    super('wavix', settings, Resources, orders)
  }
}

module.exports = { Wavix }
