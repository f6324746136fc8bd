/** Any JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A duration in milliseconds. */
export type Time = number

/** An `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The option that cancels an operation. */
export interface Cancelable {
  /**
   * Cancels the operation, which then fails with `canceled`, or with `outcome_unknown` if a write may have been sent. A
   * running order runs to completion: see `detachedOrders()`.
   */
  signal?: Signal | null | undefined
}

/** One attempt to send a request. It holds no values and no secrets. */
export interface AttemptEvent {
  provider: string
  /** The operation: `numbers.update`. */
  operation: string
  /** The number of the attempt, counted from 1. */
  attempt: number
  method: string
  /** The path, with placeholders instead of values. */
  path: string
  /** The status of the response. */
  status: number | null
  /** The failure, if no response came. */
  trouble: TroubleKind | null
  /** Duration of the attempt. */
  took: Time
}

/** The callbacks of a client. */
export interface ClientHooks {
  /** Gets each attempt. `NODE_DEBUG=numplan` prints the same to standard error. */
  onAttempt?: ((attempt: AttemptEvent) => void) | undefined
}

/** A response as it came. */
export interface Response {
  status: number
  headers: Array<[name: string, value: string]>
  body: string
}

/** A response that your own HTTP client received. The `Response` of `fetch` fits once its body has been read. */
export interface ResponseInput {
  status: number
  headers?: Iterable<[string, string]> | { readonly [name: string]: string } | undefined
  body?: string | Uint8Array | ArrayBuffer | null | undefined
}

/** A request for your own HTTP client to send. It holds the credentials. */
export interface Prepared<T> {
  readonly method: string
  readonly url: string
  readonly headers: { [name: string]: string }
  readonly body: string | null
  /** Returns the result that a response holds, or throws its error. */
  interpret(response: ResponseInput): T
}

/** How far an operation may be repeated. */
export type Safety = 'read_only' | 'idempotent' | 'starts_task' | 'irreversible'

/** The failure of a request that got no response. */
export type TroubleKind = 'dns' | 'connect' | 'proxy' | 'tls' | 'connect_timeout' | 'queue' | 'timeout' | 'broken' | 'body' | 'invalid_status'

/** A request to send once. It holds the credentials. */
export interface Send {
  readonly method: string
  readonly url: string
  readonly headers: { [name: string]: string }
  readonly body: string | null
  /** Longest time from the start to the last byte of the response. */
  readonly timeout: Time
  /** Whether to send on a new connection, so that a dead one cannot lose the request. */
  readonly freshConnection: boolean
}

/** A step of an exchange: send a request and report its outcome, wait, or take the result. */
export type ExchangeStep<T> =
  | { send: Send; wait?: undefined; done?: undefined }
  | { wait: Time; send?: undefined; done?: undefined }
  | { done: T; send?: undefined; wait?: undefined }

/**
 * One operation from its first request to its result, with your own HTTP client. The exchange decides on retries,
 * deadlines and reads of the account after a lost response.
 */
export interface Exchange<T> {
  readonly safety: Safety
  /** Returns the next step, or throws the operation's error. */
  next(): ExchangeStep<T>
  /** Reports the response to the last request. Pass `tooLarge` if its body exceeds 8 MiB. */
  responded(response: ResponseInput, options?: { tooLarge?: boolean | undefined }): void
  /** Reports that the last request got no response. Pass `sent: false` only if it is proved that nothing was sent. */
  failed(trouble: TroubleKind, options: { sent: boolean }): void
}

/** A list, item by item or page by page. Each iteration starts from the first page. */
export interface Items<T> extends AsyncIterable<T> {
  /** Iterates over the pages. The return value is the difference between the provider's count and the items received. */
  pages(): AsyncGenerator<
    import('./generated/models.cjs').Page<T>,
    import('./generated/models.cjs').CountMismatch | null,
    undefined
  >
  /** Reads all items. */
  toArray(): Promise<T[]>
}

/** A destination of inbound phone calls. */
export interface Destination {
  /** A SIP URI, a number, or a value that the trunk expects. */
  destination: string
  /** The order in which destinations are tried, lowest first. */
  priority: number
  /** 1: a SIP URI, 4: the public telephone network, 5: a SIP trunk. */
  transport: 1 | 4 | 5
  /** The trunk; only with transport 5. */
  trunkId?: number | undefined
}

/** A number for sale, as the search returns it. */
export interface CartItem {
  id: string | number | null
  number: string | null
}

/** The common part of all clients. */
export abstract class Client<Resources> {
  /** The base URL of requests. */
  readonly baseUrl: string
  /**
   * Returns the request of one operation, for your own HTTP client: `client.prepare((c) => c.numbers.get(number))`. There
   * are no retries and no read-backs.
   */
  prepare<T>(make: (client: Resources) => Items<T>): Prepared<import('./generated/models.cjs').Page<T>>
  prepare<T>(make: (client: Resources) => Promise<T>): Prepared<T>
  /** Returns the exchange of one operation: the engine's retries, with your own HTTP client. */
  exchange<T>(make: (client: Resources) => Items<T>): Exchange<import('./generated/models.cjs').Page<T>>
  exchange<T>(make: (client: Resources) => Promise<T>): Exchange<T>
  /** Returns the orders whose caller stopped waiting, oldest first. Finished ones are returned once. */
  detachedOrders(): import('./generated/models.cjs').DetachedOrder[]
  /** Closes the client: refuses new operations, cancels what can be canceled, and waits for running orders. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
