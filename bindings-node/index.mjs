// The exports of `import 'numplan'`: those of `require`, so that each class exists once.

import numplan from './index.cjs'

export const {
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
} = numplan
