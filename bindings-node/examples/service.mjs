// A service that sets the alias of a number: PUT /numbers/12065551234 with {"alias": "NYC Number"}, or null to clear it.
//
//   node service.mjs            FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY in the environment
//   node service.mjs --sandbox  without an account

import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { Flowroute, NumplanError, Sandbox } from 'numplan'

const sandbox = process.argv.includes('--sandbox') ? await Sandbox.start() : undefined
// One client for all requests, which share its connections and rate limit.
const client = new Flowroute({ ...sandbox?.flowroute, timeout: 10_000 })

const STATUS = { invalid_input: 400, unsupported: 400, not_found: 404, conflict: 409, rejected: 422, rate_limited: 503 }

const server = createServer(async (request, response) => {
  const respond = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const number = /^\/numbers\/([^/]+)$/.exec(request.url)?.[1]
  if (request.method !== 'PUT' || number === undefined) return respond(404, { error: 'PUT /numbers/NUMBER' })
  // Cancels the update if the caller disconnects.
  const disconnected = new AbortController()
  response.on('close', () => disconnected.abort())
  try {
    const { alias } = await json(request)
    const updated = await client.numbers.update(number, { alias }, { signal: disconnected.signal })
    respond(updated.ok ? 200 : 502, { fields: updated.fields })
  } catch (error) {
    if (error instanceof SyntaxError) return respond(400, { error: 'the body is not JSON' })
    if (!(error instanceof NumplanError)) throw error
    respond(STATUS[error.code] ?? 502, { error: error.message, code: error.code, fields: error.fields })
  }
})

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))

process.once('SIGTERM', async () => {
  server.close()
  await client.close()
  await sandbox?.close()
})
