// The types in a CommonJS program; compiled, not run.

import numplan = require('numplan')

const client: numplan.Flowroute = new numplan.Flowroute({ accessKey: 'a', secretKey: 'b' })
const reading: Promise<numplan.FlowrouteNumber> = client.numbers.get('12065551234')
const { check, NumplanError } = numplan
const valid: boolean = check('12065551234').valid
reading.catch((error: unknown) => error instanceof NumplanError && error.code === 'not_found' && valid)
