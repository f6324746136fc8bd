// Lists: item by item, page by page, to the end.

import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { NumplanError, Flowroute, Plivo, Sandbox, Wavix } from 'numplan'

const sandbox = await Sandbox.start()
const clients = {
  flowroute: new Flowroute(sandbox.flowroute),
  plivo: new Plivo(sandbox.plivo),
  wavix: new Wavix(sandbox.wavix),
}
beforeEach(() => sandbox.reset())
after(() => sandbox.close())

for (const [provider, client] of Object.entries(clients)) {
  test(`${provider}: each page is read once, on demand`, async () => {
    const template = sandbox.numbers()[provider][0]
    const digits = (at) => String(13_120_000_000 + at)
    const more = Array.from({ length: 450 }, (_, at) =>
      provider === 'flowroute' ? { ...template, value: digits(at) } : provider === 'plivo' ? { ...template, number: digits(at) } : { ...template, number: digits(at), id: 7_000_000 + at })
    sandbox.addNumbers({ [provider]: more })
    const held = sandbox.numbers()[provider].length
    sandbox.clearLog()

    const seen = new Set()
    for await (const number of client.numbers.list()) seen.add(number.value ?? number.number)
    assert.equal(seen.size, held)
    const requests = sandbox.log().length
    assert.ok(requests > 1, `${requests} requests`)

    sandbox.clearLog()
    for await (const page of client.numbers.list().pages()) {
      assert.ok(page.items.length > 0 && page.items.length < held)
      break
    }
    assert.equal(sandbox.log().length, 1)
    assert.equal((await client.numbers.list().toArray()).length, held)
  })
}

test('listPage reads one page', async () => {
  const page = await clients.flowroute.numbers.listPage({ limit: 2, offset: 1 })
  const all = await clients.flowroute.numbers.list().toArray()
  assert.deepEqual(page.items.map(({ value }) => value), all.slice(1, 3).map(({ value }) => value))
})

test('unknown filters are refused', async () => {
  const list = clients.flowroute.numbers.list({ beginsWith: '1206' })
  await assert.rejects(list.toArray(), (error) => error instanceof NumplanError && error.fields[0].rule === 'unknown_field')
  assert.equal(sandbox.log().length, 0)
})

test('a list refuses the selection of a page', async () => {
  const list = clients.flowroute.numbers.list({ limit: 2 })
  await assert.rejects(list.toArray(), /`limit`? selects a page.*use listPage/)
  assert.equal(sandbox.log().length, 0)
})

test('an abort between pages ends the list', async () => {
  const controller = new AbortController()
  const pages = clients.flowroute.numbers.list({}, { signal: controller.signal }).pages()
  await pages.next()
  sandbox.fault({ action: { kind: 'hang' } })
  controller.abort()
  const rest = async () => {
    for await (const page of clients.flowroute.numbers.list({}, { signal: controller.signal }).pages()) assert.ok(page)
  }
  await assert.rejects(rest(), { code: 'canceled' })
})

test('cart and checkout buy from stock', async () => {
  const { wavix } = clients
  const countries = await wavix.stock.countries().toArray()
  const country = countries.find(({ hasProvincesOrStates }) => hasProvincesOrStates)
  const regions = await wavix.stock.regions(country.id).toArray()
  const cities = await wavix.stock.cities(country.id, { region: regions[0].id }).toArray()
  const [number] = await wavix.stock.numbers(country.id, cities[0].id).toArray()
  await wavix.cart.fill([number.id])
  const receipt = await wavix.cart.checkout([number])
  assert.equal(receipt.ok, true)
  assert.deepEqual(sandbox.orders().map(({ kind }) => kind), ['purchase'])
})
