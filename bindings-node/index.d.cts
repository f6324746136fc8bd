/// <reference lib="esnext.disposable" />

import type {
  ColumnCounts,
  ErrorDetails,
  FindingCode,
  NormalizedNumber,
  NumberCheck,
  ProviderId,
  TypedNumber,
} from './lib/generated/models.cjs'
import type { Response } from './lib/client.cjs'

export type {
  AttemptEvent,
  Cancelable,
  CartItem,
  Destination,
  Exchange,
  ExchangeStep,
  Items,
  Json,
  Prepared,
  Response,
  ResponseInput,
  Safety,
  Send,
  Signal,
  Time,
  TroubleKind,
} from './lib/client.cjs'
export * from './lib/fleet/index.cjs'
export * from './lib/generated/clients.cjs'
export * from './lib/generated/models.cjs'
export * from './lib/sandbox.cjs'

/** An error of the library. `instanceof` works across `import` and `require`. */
export class NumplanError extends Error implements Omit<ErrorDetails, 'cause'> {
  readonly name: 'NumplanError'
  readonly code: ErrorDetails['code']
  readonly provider: ErrorDetails['provider']
  readonly operation: ErrorDetails['operation']
  readonly status: ErrorDetails['status']
  readonly requestId: ErrorDetails['requestId']
  readonly retryable: ErrorDetails['retryable']
  readonly retryAfter: ErrorDetails['retryAfter']
  readonly attempts: ErrorDetails['attempts']
  readonly sent: ErrorDetails['sent']
  readonly fields: ErrorDetails['fields']
  readonly serverErrors: ErrorDetails['serverErrors']
  readonly responseHeaders: ErrorDetails['responseHeaders']
  readonly responseBody: ErrorDetails['responseBody']
  readonly nothingChanged: ErrorDetails['nothingChanged']
  /** For `outcome_unknown`, the code of the failure that left it unknown. For `canceled`, the signal's reason. */
  readonly cause?: unknown
  /** The result, on an error that `require()` threw. */
  readonly result?: unknown
  /** A likely number, on an error that `normalize` or `parse` threw. Ask the user before you use it. */
  readonly suggestion?: string | null
  private constructor()
  /** The members as plain data. */
  toJSON(): ErrorDetails
}

/**
 * A cell of a column. Null, undefined and NaN count as empty text, a number as its digits. A negative number is an integer
 * that overflowed its type; it is refused as `digits_lost`.
 */
export type Cell = string | number | bigint | null | undefined

/** For whose operations a number is checked. Without a provider, numbers are North American. */
export interface NumberOptions {
  /** Plivo and Wavix also accept numbers of other countries, of which only the length is checked. */
  provider?: ProviderId | undefined
}

/** Checks one number: validity, kind, place and findings. */
export function check(text: Cell, options?: NumberOptions): NumberCheck

/**
 * Checks and formats a number while it is typed into a form. Ten digits are a North American number; another country code
 * needs a plus.
 */
export function checkTyped(text: Cell, options?: NumberOptions): TypedNumber

/** Returns whether operations accept a text as it is: eleven digits of a possible number, with or without a plus. */
export function isValid(text: Cell): boolean

/** Reads a number in any common form. Throws `invalid_input` where that needs guessing. */
export function normalize(text: Cell, options?: NumberOptions): NormalizedNumber

/** Returns the digits of a number that operations accept as it is. Throws `invalid_input` for any other text. */
export function parse(text: Cell, options?: NumberOptions): string

/** The result of `checkColumn`. */
export interface Column {
  /** 1 where operations accept the cell as it is. */
  readonly valid: Uint8Array
  /** The number, also of cells that are not valid but can be read; 0 where none can be read. */
  readonly numbers: Float64Array
  /** The findings as bits; see `codes`. */
  readonly findings: Uint32Array
  /** The counts of cells by result. */
  readonly counts: ColumnCounts
  readonly length: number
  /** The rows that are not valid, counted from 0. */
  invalidRows(): number[]
  /** The codes of a row's findings, gravest first. */
  codes(row: number): FindingCode[]
  /** The number of cells with a finding. */
  countOf(code: FindingCode): number
  /** The full check of one row. */
  check(row: number): NumberCheck
}

/** A vector of the package `apache-arrow`: text, binary, integers, Float64, or a dictionary of these. */
export interface ArrowVector {
  readonly type: { readonly typeId: number }
  readonly data: readonly object[]
  get(row: number): unknown
}

/**
 * Checks a column of numbers. Typed arrays and Arrow vectors are read without a string per cell.
 *
 * Throws a `TypeError` for a `Float32Array` and for Arrow vectors of 16-bit or 32-bit floating point, which cannot hold a
 * phone number, and for a table.
 *
 * @param column Cells; a typed array; a vector of `apache-arrow`; or a text with one cell per line: a string, or its UTF-8
 *   bytes, which is fastest. A `Uint8Array` is such bytes.
 * @param options.separator The character between the cells of a text; default: a newline.
 */
export function checkColumn(
  column: Iterable<Cell> | string | Uint8Array | Float64Array | BigInt64Array | BigUint64Array | ArrowVector,
  options?: { separator?: string | undefined },
): Column

/** Returns the provider's response from which a result was read, as received; undefined without a response. */
export function rawResponse(result: object): Response | undefined
