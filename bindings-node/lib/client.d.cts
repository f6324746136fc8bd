/** Any JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A length of time, in milliseconds. */
export type Time = number

/** What gives a call up: an `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** How a call is given up. */
export interface Stopping {
  /**
   * Gives the call up. What may have been sent by then says the error: `canceled`, or `outcome_unknown`. An order
   * that is under way goes on to its end, see `unsettled()`.
   */
  signal?: Signal | null | undefined
}

/** One attempt to send a request. It holds no value and no secret. */
export interface Attempt {
  provider: string
  /** The operation: `numbers.update`. */
  operation: string
  /** Which try of its request it was; counts from 1. */
  attempt: number
  method: string
  /** The path, with places instead of values. */
  path: string
  /** The status of the answer. */
  status: number | null
  /** What went wrong if there was no answer: `connect`, `timeout` and others. */
  trouble: string | null
  /** How long it took. */
  took: Time
}

/** What a client tells of. */
export interface ClientHooks {
  /** Is told of each attempt. `NODE_DEBUG=numplan` shows the same on standard error. */
  onAttempt?: ((attempt: Attempt) => void) | undefined
}

/** An answer as it came. */
export interface Answer {
  status: number
  headers: Array<[name: string, value: string]>
  body: string
}

/** An answer that the caller's own means have brought. */
export interface GivenAnswer {
  status: number
  headers?: Iterable<[string, string]> | { readonly [name: string]: string } | undefined
  body?: string | Uint8Array | ArrayBuffer | null | undefined
}

/** A request that the caller sends by means of its own. It carries the credentials. */
export interface Prepared<T> {
  readonly method: string
  readonly url: string
  readonly headers: { [name: string]: string }
  readonly body: string | null
  /** What an answer to it says. Nothing is sent again. */
  interpret(answer: GivenAnswer): T
}

/** A list, item by item or page by page; each page is read when it is asked for. Each loop over it reads it anew. */
export interface List<T> extends AsyncIterable<T> {
  /** Page by page. What it returns at its end: whether the provider's count does not fit what came. */
  pages(): AsyncGenerator<import('./models.cjs').Page<T>, import('./models.cjs').Mismatch | null, undefined>
  /** All items. */
  toArray(): Promise<T[]>
}

/** Where calls to a route lead. */
export interface Destination {
  /** A SIP URI, a number, or what the trunk expects. */
  destination: string
  /** The order in which destinations are tried, lowest first. */
  priority: number
  /** 1: a SIP URI, 4: the public telephone network, 5: a SIP trunk. */
  transport: 1 | 4 | 5
  /** The trunk; only with transport 5. */
  trunkId?: number | undefined
}

/** A number of the stock, as its lists show it. */
export interface CartItem {
  id: string | number | null
  number: string | null
}

/** What the clients of all providers have. */
export abstract class Client<Resources> {
  /** Where requests go. */
  readonly baseUrl: string
  /**
   * The request of one call, for those who send by themselves: `client.prepare((c) => c.numbers.get(number))`. No
   * retries, no reads afterwards.
   */
  prepare<T>(make: (client: Resources) => Promise<T> | List<T>): Prepared<T>
  /** The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once. */
  unsettled(): import('./models.cjs').Unsettled[]
  /** Takes no call any more, and waits for those that are under way: orders go on to their end, others are given up. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
