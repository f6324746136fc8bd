'use strict'

// What `require('numplan')` gives, and `import` by index.mjs.

const { rawAnswer } = require('./lib/answer.cjs')
const { NumplanError } = require('./lib/error.cjs')
const { Flowroute } = require('./lib/flowroute.cjs')
const { check, checkColumn, isValid, normalize, parse } = require('./lib/numbers.cjs')
const { Plivo } = require('./lib/plivo.cjs')
const { Sandbox } = require('./lib/sandbox.cjs')
const { Wavix } = require('./lib/wavix.cjs')

module.exports = {
  Flowroute,
  NumplanError,
  Plivo,
  Sandbox,
  Wavix,
  check,
  checkColumn,
  isValid,
  normalize,
  parse,
  rawAnswer,
}
