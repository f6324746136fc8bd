// What `import 'numplan'` gives: the same objects as `require`, so that a class has one identity.

import numplan from './index.cjs'

export const {
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
} = numplan
