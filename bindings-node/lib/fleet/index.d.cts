import type { Json, Signal } from '../client.cjs'
import type { ErrorCode, Evidence, FieldState, Sent } from '../generated/models.cjs'
import type { AnyProviderClient } from '../generated/clients.cjs'

/**
 * The accounts of a fleet, each with an open client: `{ plivo: client }`, or `{ 'plivo/main': client }` where a provider
 * has several accounts. The clients stay yours to close.
 */
export interface FleetAccounts {
  readonly [account: string]: AnyProviderClient
}

/**
 * The wanted state of one number: `number`, `account` if there are several, and fields by the names of the file's columns,
 * `cnam_lookup`, or in camelCase, `cnamLookup`. `null` clears a field; `undefined` and an absent member keep it. Members
 * that begin with `#` are comments. TOML's groups are for files only.
 */
export interface FleetRow {
  number: string | number
  account?: string | null | undefined
  [field: string]: unknown
}

/** A wanted state: the path of a CSV, TSV, TOML or JSON Lines file, rows, or the result of `fleet.check`. */
export type FleetSource = string | URL | Iterable<FleetRow> | FleetWanted

/** A wanted state without errors. */
export interface FleetWanted {
  /** The file, or `rows`. */
  readonly file: string
  readonly accounts: ReadonlyArray<{ readonly name: string; readonly numbers: number }>
  readonly numbers: number
  /** Rows that repeat an earlier one. */
  readonly repeated: number
}

/** How a wanted state is read. */
export interface FleetSourceOptions {
  /** The account of rows that name none; default: the account, if only one is given. */
  account?: string | undefined
}

/** How accounts are read. */
export interface FleetReading {
  /** Ends the reading after the page under way; the call fails with `canceled`. */
  signal?: Signal | null | undefined
  /** Called after each page with the numbers read so far, and their total if all providers report it. */
  onProgress?: ((progress: { read: number; total: number | null }) => void) | undefined
}

/** The limits of a plan, instead of those of the wanted file. Over a limit `apply` sends nothing, never a part. */
export interface FleetLimits {
  /** Numbers of an account that may change, in percent of those in the file; from 100 numbers on. Default 30. */
  maxPercent?: number | undefined
  /** Numbers that may change in all accounts together; default: any. */
  maxChanges?: number | undefined
  /** Paid tasks and registrations that are started: exactly as many as the plan has. Default 0. */
  allowStarts?: number | undefined
  /** Failed numbers after which a run stops. Default 10. */
  maxFailures?: number | undefined
}

export interface FleetPlanOptions extends FleetSourceOptions, FleetReading, FleetLimits {}

export interface FleetApplyOptions extends FleetLimits {
  /** The id of the plan that was looked at. Another id is refused. */
  approve: string
  /** Only the numbers that fit this pattern: `12065551234`, `plivo/main/1206*`. */
  only?: string | undefined
  /** Only this number of further numbers: a staged roll-out. */
  limit?: number | undefined
  /** Requests a second by account, instead of the provider's documented pace: `{ 'plivo/main': 20 }`. */
  rates?: { readonly [account: string]: number } | undefined
  /** Requests at a time where the provider documents no pace; default 8. */
  parallelism?: number | undefined
  /** Fields that are written although somebody else changed them since the plan was made. */
  overwrite?: readonly string[] | undefined
  /** Read every number back, not only the first of each kind of change. */
  verify?: boolean | undefined
  /** How long a task that a step starts is followed, in milliseconds; `true`: five minutes. */
  wait?: number | boolean | undefined
  /** Refuse a plan with a change that cannot be undone. */
  requireUndo?: boolean | undefined
  /**
   * The wanted state of a plan with secrets, which its file keeps masked. Default: the file that the plan names is read
   * again, or the state that this process planned with.
   */
  wanted?: FleetSource | undefined
  /** The account of rows of `wanted` that name none. */
  account?: string | undefined
  /** Stops sending, as `cancel()` does. */
  signal?: Signal | null | undefined
}

/** Numbers by what the plan does with them, and its steps. */
export interface FleetCounts {
  /** Numbers with a step. */
  readonly change: number
  /** Numbers that are as wanted. */
  readonly same: number
  /** Numbers of the file that the account does not have. They are never bought. */
  readonly missing: number
  /** Numbers whose change cannot be made. */
  readonly refused: number
  /** Numbers of the account that the file does not have. They are never touched. */
  readonly unmanaged: number
  /** Steps that start a paid task or registration. */
  readonly starts: number
  /** Numbers with a change that cannot be undone. */
  readonly irreversible: number
  readonly steps: number
}

/** Equal changes of an account. */
export interface FleetGroup {
  readonly account: string
  readonly field: string
  /** The values as `show` prints them. */
  readonly before: string
  readonly after: string
  /** How many numbers change so. */
  readonly count: number
  readonly first: string
  /** Why the change cannot be undone; null: it can. */
  readonly undoObstacle: string | null
}

/** A field that a step changes. Secrets are masked. */
export interface FleetChange {
  /** The name of the file's column. */
  readonly field: string
  /** The value before; null: nothing, or not observed. */
  readonly before: Json
  /** Whether the value before can be read at all. */
  readonly isObserved: boolean
  /** The value after; null: cleared. */
  readonly after: Json
  readonly isMasked: boolean
  /** Why the change cannot be undone; null: it can. */
  readonly undoObstacle: string | null
}

export type FleetOperation = 'update' | 'set_route' | 'clear_route' | 'start_provisioning'

/** One operation on one number. */
export interface FleetStep {
  /** The place in the plan. */
  readonly step: number
  readonly number: string
  readonly account: string
  /** The line of the file, or the row, counted from 1. */
  readonly line: number
  readonly operation: FleetOperation
  /** Whether it starts a paid task or registration. */
  readonly startsTask: boolean
  readonly fields: readonly FleetChange[]
  readonly comments: { readonly [column: string]: string }
}

/** The steps of a plan in their order, made as they are read. */
export interface FleetSteps extends Iterable<FleetStep> {
  readonly length: number
  /** The step at a place; a negative one counts from the end. */
  at(place: number): FleetStep | undefined
  slice(from?: number, to?: number): FleetStep[]
}

/** A number that the plan leaves out, or a warning. */
export interface FleetProblem {
  readonly kind: 'missing' | 'refused' | 'warning'
  readonly number: string | null
  readonly account: string
  readonly line: number | null
  readonly message: string
}

export type FleetFormat = 'table' | 'markdown' | 'html' | 'json'

/** Steps by their end. */
export interface FleetTotals {
  readonly steps: number
  readonly applied: number
  /** A task runs, or the provider applies the change later. */
  readonly pending: number
  /** Already as wanted when they were read again. */
  readonly already: number
  /** Left: somebody else changed the number since the plan. */
  readonly drifted: number
  /** Left: the account no longer has the number. */
  readonly missing: number
  /** Rejected or unknown in part. */
  readonly partial: number
  /** Failed, and unchanged. */
  readonly failed: number
  /** Unknown whether they took effect. */
  readonly unknown: number
}

/** How far a plan is applied, by its journal. */
export interface FleetStatus {
  readonly hasBegun: boolean
  readonly totals: FleetTotals
  /** Steps that were sent by a process that ended before their end was known. */
  readonly inDoubt: number
  /** Steps that were not sent. */
  readonly open: number
  /** Steps that applying again sends or reads. */
  readonly unfinished: number
  /** Paid starts in doubt: see `resolve`. */
  readonly startsInDoubt: ReadonlyArray<{ readonly account: string; readonly number: string }>
  /** Seconds that the open steps take at the accounts' pace. */
  readonly secondsLeft: number
}

/** Differences between accounts and the state that they should have. */
export interface FleetDrift {
  readonly isEmpty: boolean
  /** Numbers that differ, are missing, or cannot be compared. */
  readonly numbers: number
  readonly differences: readonly FleetDifference[]
  /** All of it as text, one line each. */
  readonly text: string
}

/** A field that shows another value, or a number with a problem. `shown` is absent if the field cannot be read. */
export type FleetDifference =
  | { readonly number: string; readonly account: string; readonly field: string; readonly expected: Json; readonly shown?: Json; readonly problem?: undefined }
  | { readonly number: string | null; readonly account: string; readonly problem: 'missing' | 'refused'; readonly message: string; readonly field?: undefined }

/** The end of a run. */
export interface FleetReport {
  /** Whether every step is applied, pending or already as wanted. */
  readonly isDone: boolean
  readonly totals: FleetTotals
  /** Steps that earlier processes had brought to their end. */
  readonly resumed: number
  /** Paid starts that wait for `resolve`. */
  readonly unresolved: number
  /** Steps that were not sent. Applying again sends them. */
  readonly left: number
  /** Whether the run, an account or a kind of step was stopped. */
  readonly stopped: boolean
  /** Why the journal could not be written; nothing is sent after that. */
  readonly journalError: string | null
  readonly text: string
}

interface EventText {
  /** How much it matters to people; null: only for counting. */
  readonly severity: 'warning' | 'failure' | null
  /** The event on one line, if it matters to people. */
  readonly text: string | null
}

interface EventOfStep extends EventText {
  /** The place of the step in the plan. */
  readonly step: number
  readonly number: string
  readonly account: string
  readonly operation: FleetOperation
}

/** A step has ended. */
export interface FleetEnded extends EventOfStep {
  readonly kind: 'ended'
  readonly outcome: 'applied' | 'pending' | 'partial' | 'failed' | 'unknown'
  /** Whether the step is applied or pending. */
  readonly isDone: boolean
  readonly fields: ReadonlyArray<{
    readonly field: string
    readonly state: FieldState
    readonly evidence: Evidence | null
    readonly observed: Json
  }>
  /** Fields that changed without having been requested. */
  readonly unrequested: readonly string[]
  readonly attempts: number
  /** Whether a request reached the provider. */
  readonly sent: Sent
  readonly status: number | null
  readonly requestId: string | null
  readonly code: ErrorCode | null
  readonly error: string | null
}

/** Something that happened in a run. */
export type FleetEvent =
  | FleetEnded
  | (EventOfStep & {
      /** A step is not sent. */
      readonly kind: 'skipped'
      readonly reason: 'already' | 'drifted' | 'missing'
      /** The fields that somebody else changed, with their values now. */
      readonly observed: { readonly [field: string]: Json }
    })
  | (EventOfStep & {
      /** A paid start whose end no read can settle waits for `resolve`. */
      readonly kind: 'unresolved'
    })
  | (EventOfStep & {
      /** The first step of a kind did not come out as planned: the others of its kind are not sent. */
      readonly kind: 'kind_stopped'
      readonly unrequested: readonly string[]
    })
  | (EventText & {
      /** An account could not be read: it is left. */
      readonly kind: 'read_failed'
      readonly account: string
      readonly error: string
    })
  | (EventText & {
      /** Too many numbers failed: the run stops. */
      readonly kind: 'too_many_failures'
      readonly failures: number
    })
  | (EventText & {
      /** How far the run is, a few times a second. */
      readonly kind: 'progress'
      readonly ended: number
      readonly steps: number
      readonly failed: number
      /** Steps a second. */
      readonly rate: number
      readonly secondsLeft: number
    })

/**
 * A plan being applied, from the moment `apply` returned it, whether or not its events are read. It keeps the process
 * alive until it is over.
 *
 * A refusal, such as a wrong id or an exceeded limit, is thrown by the first event and by `report`; nothing was sent then.
 * Leaving the loop early (`break`, an exception) stops sending and waits for the requests under way. Apply the plan again
 * to go on.
 */
export interface FleetRun extends AsyncIterable<FleetEvent> {
  /** The end of the run. It does not need the events to be read. */
  readonly report: Promise<FleetReport>
  /** Stops sending. The requests under way are awaited, and their events follow. */
  cancel(): void
  /** Stops sending, and waits for the end. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** A plan: every difference between a wanted state and the accounts. To be applied it is saved first. */
export interface FleetPlan {
  /** The hash of the content, by which an approval names the plan. */
  readonly id: string
  /** The wanted file, or `rows`. */
  readonly file: string
  readonly engine: string
  readonly created: Date
  /** Latest time of an apply: a day after `created`. */
  readonly expires: Date
  /** Whether `apply` needs the wanted state again, for values that the plan keeps masked. */
  readonly hasSecrets: boolean
  readonly hasDifferences: boolean
  readonly accounts: ReadonlyArray<{
    readonly name: string
    readonly readAt: Date
    /** Requests a second; null: the provider documents none. */
    readonly rate: number | null
    readonly counts: FleetCounts
  }>
  readonly guards: { readonly maxPercent: number; readonly maxChanges: number | null; readonly allowStarts: number; readonly maxFailures: number }
  readonly counts: FleetCounts
  /** The requests that applying takes, and the seconds that these take at the accounts' pace. */
  readonly cost: { readonly requests: number; readonly seconds: number }
  /** Numbers that are left out, and warnings. */
  readonly problems: readonly FleetProblem[]
  /** The plan on one line. */
  readonly summary: string
  /** The file of the plan; null: it is not saved. */
  readonly path: string | null
  /** Equal changes, those of most numbers first within an account. */
  readonly groups: FleetGroup[]
  readonly steps: FleetSteps
  /** The plan as text for people, or everything that it has about one number. */
  show(format?: FleetFormat, options?: { number?: string | number | undefined }): string
  /** Writes the plan, readable by its owner only, and returns it. A plan that was applied is not written over. */
  save(path: string | URL): Promise<FleetPlan>
  /**
   * Applies the plan, or goes on after an interruption: what the journal beside the file has is not sent again.
   *
   *     const run = plan.apply(accounts, { approve: plan.id, maxPercent: 50 })
   *     for await (const event of run) if (event.text) console.error(event.text)
   *     console.log((await run.report).text)
   */
  apply(accounts: FleetAccounts, options: FleetApplyOptions): FleetRun
  /** How far the plan is applied. Reads no account. */
  status(): Promise<FleetStatus>
  /**
   * Plans the way back: every field that was applied goes back to its value before, while it shows the plan's. Reads no
   * account; `problems` has what cannot be undone. Save and apply it as any other plan.
   */
  undo(): Promise<FleetPlan>
  /** Compares accounts with what the plan has applied. Changes nothing. */
  drift(accounts: FleetAccounts, options?: FleetReading): Promise<FleetDrift>
  /** Notes a person's word on a paid start in doubt, which is never sent twice. */
  resolve(number: string | number, options: { applied: boolean }): Promise<void>
}

/** The settings of the numbers of whole accounts. */
export interface FleetSnapshot {
  readonly accounts: ReadonlyArray<{ readonly name: string; readonly numbers: number }>
  readonly numbers: number
  /** Numbers that are left out: several records have them, or they are no E.164 numbers. */
  readonly leftOut: number
  /** Values that are left out: they have a secret, or an update would not take them. */
  readonly valuesLeftOut: number
  /** The numbers as rows that `fleet.plan` takes back as no change. */
  readonly rows: FleetRow[]
  /** Writes the snapshot to a file that ends in `.csv` or `.jsonl`, and returns it. */
  save(path: string | URL): Promise<FleetSnapshot>
}

/**
 * Fleets: the settings of many numbers in several accounts. A plan shows every difference before anything is sent, and an
 * apply goes on after any interruption. Numbers are never bought or released.
 *
 *     const accounts = { plivo: new Plivo() }
 *     const plan = await fleet.plan([{ number: '12125552000', alias: 'Sales' }], accounts)
 *     console.log(plan.show())
 *     await plan.save('fleet.plan')
 *     const { text } = await plan.apply(accounts, { approve: plan.id }).report
 *
 * Errors are `NumplanError`: `invalid_input` with the file's errors, each under its place (`fleet.csv:3:4`), `config` for
 * what a plan, a limit or a lock forbids, and the account's error if one cannot be read. Nothing was sent then.
 */
export const fleet: {
  /** Reads a wanted state, or throws everything that is wrong with it. Reads no account. */
  check(source: FleetSource, options?: FleetSourceOptions & { accounts?: FleetAccounts | undefined }): Promise<FleetWanted>
  /** Reads the accounts and plans every difference. Changes nothing. */
  plan(source: FleetSource, accounts: FleetAccounts, options?: FleetPlanOptions): Promise<FleetPlan>
  /** Reads a plan file, and verifies its id. */
  load(path: string | URL): Promise<FleetPlan>
  /** Exports accounts. `each` reads every number by itself as well, for fields that no list shows. */
  snapshot(accounts: FleetAccounts, options?: FleetReading & { each?: boolean | undefined }): Promise<FleetSnapshot>
  /** Compares accounts with a snapshot or another wanted state. Changes nothing. */
  drift(source: FleetSource, accounts: FleetAccounts, options?: FleetSourceOptions & FleetReading): Promise<FleetDrift>
}
