'use strict'

// Written by `make generate` from the engine's catalog: change it there.

const { Client, about } = require('./client.cjs')
const {
  readFlowrouteNumber,
  readFlowrouteProvisioning,
  readPageOfFlowrouteAreaCode,
  readPageOfFlowrouteEdgeStrategy,
  readPageOfFlowrouteNumber,
  readPageOfFlowrouteNumberExchange,
  readPageOfFlowrouteRoute,
  readPageOfFlowrouteStockNumber,
  readReceiptOfFlowrouteNumber,
  readReceiptOfFlowrouteProvisioning,
  readReceiptOfFlowrouteRoute,
  readUpdatedOfFlowrouteNumber,
} = require('./models.cjs')

class FlowrouteNumbersResource {
  #run

  constructor(run) {
    this.#run = run
  }

  get(number, options) {
    return this.#run.call('numbers.get', readFlowrouteNumber, [about('number', number)], options)
  }

  update(number, fields, options) {
    return this.#run.call('numbers.update', readUpdatedOfFlowrouteNumber, [about('number', number), fields], options)
  }

  list(filters, options) {
    return this.#run.list('numbers.list', readPageOfFlowrouteNumber, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('numbers.list', readPageOfFlowrouteNumber, [window, filters], options)
  }

  search(filters, options) {
    return this.#run.list('numbers.search', readPageOfFlowrouteStockNumber, [filters], options)
  }

  searchPage(window, filters, options) {
    return this.#run.call('numbers.search', readPageOfFlowrouteStockNumber, [window, filters], options)
  }

  buy(number, options) {
    return this.#run.call('numbers.buy', readReceiptOfFlowrouteNumber, [about('number', number)], options)
  }

  release(number, options) {
    return this.#run.call('numbers.release', readReceiptOfFlowrouteNumber, [about('number', number)], options)
  }

  setRoute(number, slot, route, options) {
    return this.#run.call('numbers.set_route', readReceiptOfFlowrouteNumber, [about('number', number), about('slot', slot), about('route', route)], options)
  }

  clearRoute(number, slot, options) {
    return this.#run.call('numbers.clear_route', readReceiptOfFlowrouteNumber, [about('number', number), about('slot', slot)], options)
  }
}

class FlowrouteAreaCodesResource {
  #run

  constructor(run) {
    this.#run = run
  }

  list(filters, options) {
    return this.#run.list('area_codes.list', readPageOfFlowrouteAreaCode, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('area_codes.list', readPageOfFlowrouteAreaCode, [window, filters], options)
  }
}

class FlowrouteExchangesResource {
  #run

  constructor(run) {
    this.#run = run
  }

  list(filters, options) {
    return this.#run.list('exchanges.list', readPageOfFlowrouteNumberExchange, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('exchanges.list', readPageOfFlowrouteNumberExchange, [window, filters], options)
  }
}

class FlowrouteRoutesResource {
  #run

  constructor(run) {
    this.#run = run
  }

  list(filters, options) {
    return this.#run.list('routes.list', readPageOfFlowrouteRoute, [filters], options)
  }

  listPage(window, filters, options) {
    return this.#run.call('routes.list', readPageOfFlowrouteRoute, [window, filters], options)
  }

  create(fields, options) {
    return this.#run.call('routes.create', readReceiptOfFlowrouteRoute, [fields], options)
  }

  update(route, fields, options) {
    return this.#run.call('routes.update', readReceiptOfFlowrouteRoute, [about('route', route), fields], options)
  }

  delete(route, options) {
    return this.#run.call('routes.delete', readReceiptOfFlowrouteRoute, [about('route', route)], options)
  }
}

class FlowrouteEdgeStrategiesResource {
  #run

  constructor(run) {
    this.#run = run
  }

  list(options) {
    return this.#run.list('edge_strategies.list', readPageOfFlowrouteEdgeStrategy, [], options)
  }
}

class FlowrouteProvisioningResource {
  #run

  constructor(run) {
    this.#run = run
  }

  start(numbers, action, fields, options) {
    return this.#run.call('provisioning.start', readReceiptOfFlowrouteProvisioning, [about('numbers', numbers), about('action', action), fields], options)
  }

  get(task, options) {
    return this.#run.call('provisioning.get', readFlowrouteProvisioning, [about('task', task)], options)
  }
}

class Resources {
  constructor(run) {
    this.numbers = new FlowrouteNumbersResource(run)
    this.areaCodes = new FlowrouteAreaCodesResource(run)
    this.exchanges = new FlowrouteExchangesResource(run)
    this.routes = new FlowrouteRoutesResource(run)
    this.edgeStrategies = new FlowrouteEdgeStrategiesResource(run)
    this.provisioning = new FlowrouteProvisioningResource(run)
  }
}

const orders = {
  'numbers.buy': readReceiptOfFlowrouteNumber,
  'numbers.release': readReceiptOfFlowrouteNumber,
  'routes.delete': readReceiptOfFlowrouteRoute,
}

class Flowroute extends Client {
  constructor(settings) {
    super('flowroute', settings, Resources, orders)
  }
}

module.exports = { Flowroute }
