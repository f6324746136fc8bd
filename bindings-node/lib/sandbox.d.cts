import type { Json } from './client.cjs'
import type { ProviderId } from './generated/models.cjs'
import type { SandboxAccess } from './generated/sandbox.cjs'

/** A JSON object with the provider's names. */
export type JsonObject = { [name: string]: Json }

/** The start options of a sandbox. Names inside of objects are the providers'. */
export interface SandboxOptions {
  /** A loopback port; default: a free one. */
  port?: number | undefined
  /** Undocumented provider behavior: `{ read_lag: { reads: 2 }, timing: { task_ms: 0 } }`. */
  switches?: JsonObject | undefined
  /** The numbers of the accounts; default: samples. */
  numbers?: { readonly [provider in ProviderId]?: readonly JsonObject[] } | undefined
  /** The numbers for sale; default: samples. */
  stock?: { readonly [provider in ProviderId]?: readonly JsonObject[] } | undefined
}

/** The effect of a fault. `commit` tells whether the request still takes effect. */
export type FaultAction =
  | { kind: 'refuse'; for_ms: number }
  | { kind: 'drop'; commit?: boolean; reset?: boolean }
  | { kind: 'hang'; commit?: boolean }
  | { kind: 'delay'; ms: number }
  | { kind: 'drip'; every_ms: number }
  | { kind: 'truncate'; keep?: number | null }
  | { kind: 'other_number'; number?: string }
  | { kind: 'response'; status: number; headers?: { [name: string]: string }; body?: Json; commit?: boolean }
  | { kind: 'throttle'; status?: number; after_ms: number }
  | { kind: 'redirect'; status?: number; to: string; commit?: boolean }
  | { kind: 'html'; status?: number; commit?: boolean }
  | { kind: 'bomb'; megabytes: number; commit?: boolean }
  | { kind: 'deep_json'; depth: number; commit?: boolean }

/** A fault, and the requests it applies to. */
export interface Fault {
  /** The provider; default: any. */
  provider?: ProviderId | null
  method?: string | null
  /** `*` matches one segment, a final `**` any rest. */
  path?: string | null
  /** The first matching request, counted from 1. */
  nth?: number
  /** The number of requests it applies to; default 1, null: all. */
  times?: number | null
  action: FaultAction
}

/** A request that the sandbox received. */
export interface LoggedRequest {
  seq: number
  provider: ProviderId | null
  method: string
  path: string
  query: string
  /** `authorization` shows the scheme, and whether the credentials are `valid` or `invalid`. */
  headers: { [name: string]: string }
  body: string
  json: Json
  fault: string | null
  /** Whether a change took effect. */
  committed: boolean
  status: number | null
  /** Requests with the same number used the same connection. */
  connection: number
  started_us: number
  ended_us: number | null
}

/** An order that took effect, also one whose response was lost. */
export interface SandboxOrder {
  provider: ProviderId
  kind: string
  numbers: string[]
  at: number
}

/**
 * A stand-in for the providers on a loopback port, for your own tests: stateful, with their validation, and with
 * faults on demand.
 *
 *     const sandbox = await Sandbox.start()
 *     const client = new Flowroute(sandbox.flowroute)
 */
export class Sandbox {
  static start(options?: SandboxOptions): Promise<Sandbox>
  private constructor()
  readonly url: string
  /** Adds faults; the first one that matches applies. */
  fault(...faults: Fault[]): void
  clearFaults(): void
  /** Refuses connections, or accepts them again. */
  refuseConnections(refuse?: boolean): void
  /** Returns the requests so far, oldest first. */
  log(): LoggedRequest[]
  clearLog(): void
  /** Returns all numbers, without the lag that `read_lag` gives to readers. */
  numbers(): { [provider in ProviderId]: JsonObject[] }
  /** Adds numbers, replacing existing ones. */
  addNumbers(numbers: { readonly [provider in ProviderId]?: readonly JsonObject[] }): void
  stock(): { [provider in ProviderId]: JsonObject[] }
  addStock(stock: { readonly [provider in ProviderId]?: readonly JsonObject[] }): void
  /** Returns the orders that took effect, oldest first. */
  orders(): SandboxOrder[]
  /** Returns Flowroute's provisioning tasks. */
  tasks(): JsonObject[]
  /** Completes all running tasks. */
  completeTasks(): void
  switches(): JsonObject
  /** Sets switches: `{ read_lag: { reads: 2 } }`. */
  setSwitches(switches: JsonObject): void
  /** Restores numbers, stock and switches to their start, and clears faults, orders and log. */
  reset(): void
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Settings for clients of each provider: `new Flowroute(sandbox.flowroute)`. */
export interface Sandbox extends SandboxAccess {}
