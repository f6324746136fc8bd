// The types in an ESM program; compiled, not run.

import type { Utf8, Vector } from 'apache-arrow'
import {
  Flowroute,
  NumplanError,
  Plivo,
  Sandbox,
  Wavix,
  check,
  checkColumn,
  fleet,
  isValid,
  normalize,
  parse,
  rawResponse,
} from 'numplan'
import type {
  AttemptEvent,
  ErrorCode,
  Exchange,
  FieldState,
  FleetAccounts,
  FleetPlan,
  FleetReport,
  FlowrouteNumber,
  Items,
  NumberCheck,
  Page,
  PlivoNumber,
  Prepared,
  Receipt,
  Updated,
  WavixNumber,
} from 'numplan'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function same<A, B>(_: Same<A, B>): void {}

export async function updates(client: Flowroute): Promise<void> {
  const updated = await client.numbers.update(
    '12065551234',
    { alias: 'NYC Number', cnamLookupsEnabled: true, messagingEmail: undefined },
    { signal: AbortSignal.timeout(5000), verify: true, timeout: 10_000, waitTimeout: 60_000 },
  )
  same<typeof updated, Updated<FlowrouteNumber>>(true)
  same<(typeof updated.fields)[number]['state'], FieldState>(true)
  same<typeof updated.number, FlowrouteNumber | null>(true)
  await client.numbers.update('12065551234', { alias: null })
  await client.numbers.update(12065551234, {})
  await updated.require().number?.update({ alias: null }, { verify: true })

  // @ts-expect-error a misspelled field
  await client.numbers.update('12065551234', { aliass: 'x' })
  // @ts-expect-error this field cannot be cleared
  await client.numbers.update('12065551234', { cnamLookupsEnabled: null })
  // @ts-expect-error a wrong type
  await client.numbers.update('12065551234', { alias: 5 })
  // @ts-expect-error a misspelled option
  await client.numbers.update('12065551234', { alias: 'x' }, { verifi: true })
  // @ts-expect-error reads have no verify
  await client.numbers.get('12065551234', { verify: true })
  // @ts-expect-error the number is missing
  await client.numbers.get()
}

export async function lists(client: Flowroute): Promise<void> {
  const list = client.numbers.list({ startsWith: '1206' })
  same<typeof list, Items<FlowrouteNumber>>(true)
  for await (const number of list) same<typeof number, FlowrouteNumber>(true)
  for await (const page of list.pages()) same<typeof page, Page<FlowrouteNumber>>(true)
  same<FlowrouteNumber[], Awaited<ReturnType<typeof list.toArray>>>(true)
  const page = await client.numbers.listPage({ limit: 10, offset: 20 }, { alias: 'x' })
  same<typeof page.total, number | null>(true)
  for await (const strategy of client.edgeStrategies.list()) same<typeof strategy.name, string | null>(true)
}

export async function others(): Promise<void> {
  const plivo = new Plivo({ authId: 'a', authToken: undefined, timeout: 30_000, inFlight: 256, maxRate: 0 })
  const changed = await plivo.numbers.update('442079460123', { cnamLookup: 'enabled', keepApplication: true, alias: null })
  same<typeof changed, Updated<PlivoNumber>>(true)
  // @ts-expect-error not one of the values
  await plivo.numbers.update('442079460123', { cnamLookup: 'on' })

  const wavix = new Wavix()
  same<typeof wavix.baseUrl, string>(true)
  await wavix.numbers.get({ id: 123 })
  // @ts-expect-error the number or the id is missing
  await wavix.numbers.get({})
  // @ts-expect-error the number and the id name two records
  await wavix.numbers.get({ number: '12565378257', id: 123 })
  const destinations = [{ destination: '1234', priority: 1, transport: 5 as const, trunkId: 555 }]
  await wavix.numbers.update('12565378257', { destinations, smsRelayUrl: null })
  const released = await wavix.numbers.release(['12565378257'])
  same<typeof released, Receipt<WavixNumber[]>>(true)
  const stock = await wavix.stock.numbers(1, 2).toArray()
  await wavix.cart.checkout(stock)

  await using sandbox = await Sandbox.start({ switches: { timing: { task_ms: 0 } } })
  await using client = new Flowroute({ ...sandbox.flowroute, onAttempt: (attempt: AttemptEvent) => void attempt.took })
  sandbox.fault({ provider: 'flowroute', times: null, action: { kind: 'drop', commit: true } })
  // @ts-expect-error not a fault
  sandbox.fault({ action: { kind: 'fall' } })
  const prepared = client.prepare((c) => c.numbers.get('12065551234'))
  same<typeof prepared, Prepared<FlowrouteNumber>>(true)
  const pages = client.prepare((c) => c.numbers.list())
  same<typeof pages, Prepared<Page<FlowrouteNumber>>>(true)
  const exchange = client.exchange((c) => c.numbers.get('12065551234'))
  same<typeof exchange, Exchange<FlowrouteNumber>>(true)
  const step = exchange.next()
  if (step.send) exchange.failed('connect', { sent: false })
  else if (step.wait === undefined) same<typeof step.done, FlowrouteNumber>(true)
  prepared.interpret({ status: 200, headers: new Headers(), body: '' }).alias
  const order = client.detachedOrders()[0]
  if (order?.error) same<typeof order.error.code, ErrorCode>(true)
  rawResponse(prepared)?.headers
}

export function numbers(vector: Vector<Utf8>): void {
  same<ReturnType<typeof check>, NumberCheck>(true)
  same<ReturnType<typeof isValid>, boolean>(true)
  normalize('(206) 555-1234').findings[0]?.suggestion
  parse('+442079460123', { provider: 'plivo' })
  const column = checkColumn(['12065551234', null, 12065551234])
  same<typeof column.valid, Uint8Array>(true)
  column.countOf('ten_digits')
  // @ts-expect-error not a finding
  column.countOf('eleven_digits')
  checkColumn('a\nb', { separator: '\n' })
  checkColumn(BigInt64Array.of(12065551234n))
  checkColumn(vector)
}

export function errors(error: unknown): string {
  if (error instanceof NumplanError) {
    switch (error.code) {
      case 'invalid_input':
        return error.fields.map(({ field, rule }) => `${field}: ${rule}`).join()
      case 'outcome_unknown':
        return error.sent
      default:
        return error.message
    }
  }
  // @ts-expect-error its constructor is private
  new NumplanError()
  return ''
}

export async function fleets(): Promise<void> {
  const accounts: FleetAccounts = { 'plivo/main': new Plivo(), flowroute: new Flowroute() }
  await fleet.check('fleet.csv', { account: 'plivo/main', accounts })
  const rows = [{ number: '12125552000', account: 'plivo/main', alias: null, cnamLookup: undefined, '#owner': 'Ann' }]
  const plan = await fleet.plan(rows, accounts, { maxPercent: 50, signal: AbortSignal.timeout(60_000), onProgress: ({ read, total }) => void [read, total] })
  same<typeof plan, FleetPlan>(true)
  same<typeof plan.expires, Date>(true)
  plan.show('markdown')
  // @ts-expect-error not a format
  plan.show('yaml')
  // @ts-expect-error an approval names a plan
  plan.apply(accounts, {})
  // @ts-expect-error a misspelled setting
  plan.apply(accounts, { approve: plan.id, maxPercents: 50 })
  // @ts-expect-error not a client
  await fleet.plan(rows, { plivo: { authId: 'a' } })
  for (const { step, fields } of (await plan.save('fleet.plan')).steps) {
    same<typeof step, number>(true)
    fields[0]?.undoObstacle
  }
  await using run = (await fleet.load('fleet.plan')).apply(accounts, { approve: plan.id, rates: { 'plivo/main': 20 }, wait: true })
  for await (const event of run) {
    switch (event.kind) {
      case 'ended':
        same<typeof event.code, ErrorCode | null>(true)
        break
      case 'skipped':
        same<typeof event.reason, 'already' | 'drifted' | 'missing'>(true)
        break
      case 'progress':
        same<typeof event.secondsLeft, number>(true)
        break
      default:
        same<typeof event.text, string | null>(true)
    }
  }
  same<Awaited<typeof run.report>, FleetReport>(true)
  const [first] = (await (await plan.undo()).drift(accounts)).differences
  if (first?.problem === undefined) first?.expected
  else first.message
  await plan.resolve('12125552000', { applied: false })
  const snapshot = await fleet.snapshot(accounts, { each: true })
  await fleet.drift(snapshot.rows, accounts)
}
