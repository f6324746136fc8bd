'use strict'

// The exports of `require('numplan')`; index.mjs imports them.

const { NumplanError } = require('./lib/error.cjs')
const { checkColumn } = require('./lib/columns.cjs')
const { fleet } = require('./lib/fleet/index.cjs')
const { check, checkTyped, isValid, normalize, parse } = require('./lib/numbers.cjs')
const { rawResponse } = require('./lib/response.cjs')
const { Sandbox } = require('./lib/sandbox.cjs')

module.exports = {
  ...require('./lib/generated/clients.cjs'),
  NumplanError,
  Sandbox,
  check,
  checkColumn,
  checkTyped,
  fleet,
  isValid,
  normalize,
  parse,
  rawResponse,
}
