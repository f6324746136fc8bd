/// <reference lib="esnext.disposable" />

import type { Check, Counts, Detail, Finding, FindingCode, Normalized } from './lib/models.cjs'
import type { Answer } from './lib/client.cjs'

export type {
  Answer,
  Attempt,
  CartItem,
  Destination,
  GivenAnswer,
  Json,
  List,
  Prepared,
  Signal,
  Time,
} from './lib/client.cjs'
export * from './lib/flowroute.cjs'
export * from './lib/models.cjs'
export * from './lib/plivo.cjs'
export * from './lib/wavix.cjs'
export * from './lib/sandbox.cjs'

/** What failed. `instanceof` works across `import` and `require`. */
export class NumplanError extends Error implements Omit<Detail, 'cause'> {
  readonly name: 'NumplanError'
  readonly code: Detail['code']
  readonly provider: Detail['provider']
  readonly operation: Detail['operation']
  readonly status: Detail['status']
  readonly requestId: Detail['requestId']
  readonly retryable: Detail['retryable']
  readonly retryAfter: Detail['retryAfter']
  readonly attempts: Detail['attempts']
  readonly sent: Detail['sent']
  readonly fields: Detail['fields']
  readonly serverErrors: Detail['serverErrors']
  readonly nothingChanged: Detail['nothingChanged']
  /** Of `outcomeUnknown`: the code of the failure that left it unknown. Of `canceled`: the signal's reason. */
  readonly cause?: unknown
  /** Of what `require()` throws: the result. */
  readonly result?: unknown
  /** Of what `normalize` and `parse` throw: the number that was probably meant. Ask before you use it. */
  readonly suggestion?: string | null
  private constructor()
  /** All of it as plain data. */
  toJSON(): Detail
}

/** What stands where a number may be: nothing is an empty text, a number its digits. */
export type Cell = string | number | null | undefined

/** Everything there is to say about one text: whether it is a number, what for, where, and what is odd about it. */
export function check(text: Cell): Check

/** Whether calls take a text as it is: eleven digits, a plus before them allowed, that can be a number. */
export function isValid(text: Cell): boolean

/** What number a person meant by a text. Throws `invalid_input` where nothing can be read without guessing. */
export function normalize(text: Cell): Normalized

/**
 * The digits of a text that calls take as it is. Throws `invalid_input` otherwise.
 *
 * @param options.anyCountry A number of any country will do.
 */
export function parse(text: Cell, options?: { anyCountry?: boolean | undefined }): string

/** The verdicts over the cells of a column. */
export interface Column {
  /** 1 where the cell is usable as given. */
  readonly valid: Uint8Array
  /** The number, also where the cell is not usable as given but can be read; 0 where it cannot. */
  readonly numbers: Float64Array
  /** What was found, as bits: see `codes`. */
  readonly findings: Uint32Array
  /** How many cells there are of which sort. */
  readonly counts: Counts
  readonly length: number
  /** The rows that are not usable as given; they count from 0. */
  invalidRows(): number[]
  /** What was found in a row, gravest first. */
  codes(row: number): FindingCode[]
  /** How many cells have a finding. */
  countOf(code: FindingCode): number
  /** All about one row, in words. */
  check(row: number): Check
}

/**
 * Checks a whole column in one go.
 *
 * @param column Cells, or a text with a cell a line (as a string, or its bytes in UTF-8, which is fastest).
 * @param options.separator What stands between the cells of a text, one letter; a new line unless given.
 */
export function checkColumn(
  column: Iterable<Cell> | string | Uint8Array,
  options?: { separator?: string | undefined },
): Column

/** The provider's answer from which a result was read, as it came; undefined where there is none. */
export function rawAnswer(result: object): Answer | undefined

export type { Check, Counts, Detail, Finding, FindingCode, Normalized }
