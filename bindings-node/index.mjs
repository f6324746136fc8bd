// The exports of `import 'numplan'`: those of `require`, so that each class exists once.

import numplan from './index.cjs'

export * from './lib/generated/clients.mjs'
export const {
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
} = numplan
