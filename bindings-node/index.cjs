'use strict'

// The exports of `require('numplan')`; index.mjs imports them.

const { NumplanError } = require('./lib/error.cjs')
const { Flowroute } = require('./lib/generated/flowroute.cjs')
const { checkColumn } = require('./lib/columns.cjs')
const { fleet } = require('./lib/fleet/index.cjs')
const { check, checkTyped, isValid, normalize, parse } = require('./lib/numbers.cjs')
const { Plivo } = require('./lib/generated/plivo.cjs')
const { rawResponse } = require('./lib/response.cjs')
const { Sandbox } = require('./lib/sandbox.cjs')
const { Wavix } = require('./lib/generated/wavix.cjs')

module.exports = {
  Flowroute,
  NumplanError,
  Plivo,
  Sandbox,
  Wavix,
  check,
  checkColumn,
  checkTyped,
  fleet,
  isValid,
  normalize,
  parse,
  rawResponse,
}
