import type { Json } from './client.cjs'

/** A JSON object, in the names of the provider. */
export type JsonObject = { [name: string]: Json }

export type ProviderName = 'flowroute' | 'plivo' | 'wavix'

/** What the sandbox starts with. Names inside are the providers' own. */
export interface SandboxOptions {
  /** A port of this machine; any that is free unless given. */
  port?: number | undefined
  /** How what the providers' documentation leaves open is read: `{ read_lag: { reads: 2 }, timing: { task_ms: 0 } }`. */
  switches?: JsonObject | undefined
  /** The numbers of the accounts; samples unless given. */
  numbers?: { readonly [provider in ProviderName]?: readonly JsonObject[] } | undefined
  /** The numbers for sale; samples unless given. */
  stock?: { readonly [provider in ProviderName]?: readonly JsonObject[] } | undefined
}

/** What happens to a request. Where there is a `commit`, it says whether the request is carried out all the same. */
export type FaultAction =
  | { kind: 'refuse'; for_ms: number }
  | { kind: 'drop'; commit?: boolean; reset?: boolean }
  | { kind: 'hang'; commit?: boolean }
  | { kind: 'delay'; ms: number }
  | { kind: 'drip'; every_ms: number }
  | { kind: 'truncate'; keep?: number | null }
  | { kind: 'other_number'; number?: string }
  | { kind: 'answer'; status: number; headers?: { [name: string]: string }; body?: Json; commit?: boolean }
  | { kind: 'throttle'; status?: number; after_ms: number }
  | { kind: 'redirect'; status?: number; to: string; commit?: boolean }
  | { kind: 'html'; status?: number; commit?: boolean }
  | { kind: 'bomb'; megabytes: number; commit?: boolean }
  | { kind: 'deep_json'; depth: number; commit?: boolean }

/** Which requests, and what happens to them. */
export interface Fault {
  /** Requests for this provider; for any unless given. */
  provider?: ProviderName | null
  method?: string | null
  /** `*` stands for one segment, `**` as the last one for any rest. */
  path?: string | null
  /** From the n-th matching request on, counted from 1. */
  nth?: number
  /** How many requests meet it; one unless given, null: all. */
  times?: number | null
  action: FaultAction
}

/** A request that came in. */
export interface LoggedRequest {
  seq: number
  provider: ProviderName | null
  method: string
  path: string
  query: string
  /** Of `authorization` only the scheme, and whether the credentials are `valid` or `invalid`. */
  headers: { [name: string]: string }
  body: string
  json: Json
  fault: string | null
  /** Whether a change was carried out. */
  committed: boolean
  status: number | null
  /** Requests with the same number came over the same connection. */
  connection: number
  started_us: number
  ended_us: number | null
}

/** An order that was carried out, whether its answer arrived or not. */
export interface SandboxOrder {
  provider: ProviderName
  what: string
  numbers: string[]
  at: number
}

/**
 * A stand-in for the three providers, on a port of this machine, for your own tests: stateful, with their
 * validation, and with faults on demand.
 *
 *     const sandbox = await Sandbox.start()
 *     const client = new Flowroute(sandbox.flowroute)
 */
export class Sandbox {
  static start(options?: SandboxOptions): Promise<Sandbox>
  private constructor()
  readonly url: string
  /** The settings of a client; so are the others. None of these credentials opens anything but a sandbox. */
  readonly flowroute: { accessKey: string; secretKey: string; baseUrl: string }
  readonly plivo: { authId: string; authToken: string; baseUrl: string }
  /** A subaccount of it. */
  readonly plivoSubaccount: { authId: string; authToken: string; baseUrl: string }
  readonly wavix: { apiKey: string; baseUrl: string }
  /** A key that may only read. */
  readonly wavixReadOnly: { apiKey: string; baseUrl: string }
  /** Adds faults to the script; a request meets the first whose turn it is. */
  fault(...faults: Fault[]): void
  clearFaults(): void
  /** Refuses connections, or takes them again. */
  refuseConnections(refuse?: boolean): void
  /** The requests so far, the oldest first. */
  log(): LoggedRequest[]
  clearLog(): void
  /** All numbers as they are, whatever readers see. */
  numbers(): { [provider in ProviderName]: JsonObject[] }
  /** Adds numbers; those that are there already are replaced. */
  addNumbers(numbers: { readonly [provider in ProviderName]?: readonly JsonObject[] }): void
  stock(): { [provider in ProviderName]: JsonObject[] }
  addStock(stock: { readonly [provider in ProviderName]?: readonly JsonObject[] }): void
  /** The orders that were carried out, the oldest first. */
  orders(): SandboxOrder[]
  /** Flowroute's provisioning tasks. */
  tasks(): JsonObject[]
  /** Ends everything that takes time, now. */
  completeTasks(): void
  switches(): JsonObject
  /** Turns some switches: `{ read_lag: { reads: 2 } }`. */
  setSwitches(switches: JsonObject): void
  /** Numbers, stock and switches as they started; no faults, no orders, no log. */
  reset(): void
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
