// Written by `make generate` from the engine's catalog: change it there.

import type { ClientHooks, Json, Stopping, Time } from './client.cjs'
import type { FlowrouteNumbersUpdateFields } from './flowroute.cjs'
import type { PlivoNumbersUpdateFields } from './plivo.cjs'
import type { WavixNumbersUpdateFields } from './wavix.cjs'

/** The kind of a failure. The list is closed and shared by every language (tests/codes.json). */
export type ErrorCode =
  /** A value or combination of values was refused before sending; nothing was sent. */
  | 'invalid_input'
  /** The provider has no such operation, or the field cannot be changed that way; nothing was sent. */
  | 'unsupported'
  /** Credentials, base URL or client settings are missing or wrong; nothing was sent. */
  | 'config'
  /** The provider did not accept the credentials (401). */
  | 'unauthorized'
  /** The credentials may not do this (403). */
  | 'forbidden'
  /** The account has no such number or record (404). */
  | 'not_found'
  /** The state of the number forbids it (409), or more than one record fits. */
  | 'conflict'
  /** The provider refused the request (400, 422 and other 4xx). */
  | 'rejected'
  /** Too many requests (429), and waiting within the limits did not help. */
  | 'rate_limited'
  /** The provider could not process the request (408, 5xx), even after retries. */
  | 'unavailable'
  /** The connection failed. On a write, nothing was sent. */
  | 'network'
  /** The time limit passed. On a write, nothing was sent. */
  | 'timeout'
  /** A write may or may not have taken effect. */
  | 'outcome_unknown'
  /** A 2xx response that is not what the operation returns. */
  | 'bad_response'
  /** The provider sent a redirect, which is never followed. */
  | 'unsafe_redirect'
  /** The caller canceled the operation. */
  | 'canceled'

/** A provider. */
export type ProviderId =
  /** Flowroute, API v2. */
  | 'flowroute'
  /** Plivo, API v1. */
  | 'plivo'
  /** Wavix, API v1. */
  | 'wavix'

/** Whether the request of the operation reached the provider, over all attempts. */
export type Sent =
  /** Not sent: no byte of the request left. */
  | 'no'
  /** Possibly sent: no response was received. */
  | 'maybe'
  /** Sent, and a response was received. The response may be a failure. */
  | 'yes'

/** A finding about an accepted callback URL. */
export type CallbackFinding =
  /** Plain http:: anyone on the network path can read and forge the callbacks. */
  | 'plain_http'
  /** A user name or password in the URL, which some servers and proxies log. */
  | 'user_info'

/** The use of a number, by its area code. */
export type NumberKind =
  /** A place: a state, province, country or city. */
  | 'geographic'
  /** 800, 833, 844, 855, 866, 877, 888 and the codes reserved for more: the called party pays. */
  | 'toll_free'
  /** 900: the caller pays extra. */
  | 'premium'
  /** 5XX: personal communications, numbers that follow a person or a device. */
  | 'personal'
  /** 600, 622, 633: services throughout Canada. */
  | 'canada_non_geographic'
  /** 700: services of each long-distance carrier. */
  | 'interexchange_carrier'
  /** 710: the government of the United States. */
  | 'government'
  /** Not in the table, or not a number. */
  | 'unknown'

/** A finding about a text or number. Declared, and therefore listed, most severe first. */
export type FindingCode =
  /** The text contains no digit. */
  | 'empty'
  /** A number that is not written in digits only. */
  | 'form'
  /** A spreadsheet's error value (#N/A) or a column too narrow to show its cells (########). */
  | 'spreadsheet_error'
  /** Text that was decoded or escaped twice, as in Â, &nbsp;, %2B. */
  | 'encoding'
  /** Characters that no phone number contains. */
  | 'characters'
  /** Letters, as in 1-800-FLOWERS. */
  | 'letters'
  /** The letter O in place of the digit 0. */
  | 'letter_o'
  /** An extension after the number. */
  | 'extension'
  /** More than one number. */
  | 'two_numbers'
  /** A rounded or overflowed number: some digits are gone. */
  | 'digits_lost'
  /** A decimal fraction after the number. */
  | 'not_whole'
  /** Too few or too many digits. */
  | 'length'
  /** A leading zero; no country code has one. */
  | 'leading_zero'
  /** A country code other than 1 where a North American number is required. */
  | 'country_code'
  /** An area code that begins with 0 or 1. */
  | 'npa'
  /** An area code with 9 in the middle, reserved for longer numbers. */
  | 'npa_n9x'
  /** An area code of the reserved blocks 37X and 96X. */
  | 'npa_reserved'
  /** An area code that is a service code: 211 … 911. */
  | 'npa_n11'
  /** A central office code that begins with 0 or 1. */
  | 'nxx'
  /** The central office code 911. */
  | 'nxx_911'
  /** A central office code 211 … 811 in a geographic area code. */
  | 'nxx_n11'
  /** Ten digits, read as a North American number: country code 1 is an assumption. */
  | 'ten_digits'
  /** The area code is not in the table; it may be newer. */
  | 'npa_unknown'
  /** A toll-free code reserved for future use. */
  | 'toll_free_reserved'
  /** Reserved for films and examples: 555-0100 … 555-0199, 800-555-0199. */
  | 'fictional'
  /** 555-1212, directory assistance. */
  | 'directory_assistance'
  /** Any other number of the exchange 555. */
  | 'exchange_555'
  /** Exchanges with a special use: 950, 958, 959, 976. */
  | 'special_exchange'
  /** A trailing .0, as spreadsheets and data frames write it. */
  | 'decimal_zero'
  /** Exponent form that still has all digits. */
  | 'exponent'
  /** An international dialing prefix, 00 or 011, before the country code. */
  | 'dial_prefix'

/** The severity of a finding. Only an error refuses a number. */
export type Severity =
  /** Not usable as given. */
  | 'error'
  /** Usable, but unusual: check that the number is the intended one. */
  | 'warning'
  /** Usable; a note on how the text was read. */
  | 'info'

/** The state of a field after an update. */
export type FieldState =
  /** The field has the requested value. A field that cannot be read: the provider confirmed it. */
  | 'applied'
  /** A task is running, or the provider applies the change later. */
  | 'pending'
  /** The provider reports that it did not make the change. */
  | 'rejected'
  /** The outcome is not known; observed is the value seen instead, if any. */
  | 'unknown'

/** The evidence for a state. */
export type Evidence =
  /** The provider confirms the change without showing the value. */
  | 'status'
  /** The response shows the value. */
  | 'echo'
  /** A read after the update shows the value. */
  | 'read_back'

/** One of the two routes of a number. */
export type FlowrouteRouteSlot =
  /** Where inbound calls go. */
  | 'primary'
  /** Where inbound calls go when the primary route fails. */
  | 'failover'

/** The type of a route's target. */
export type FlowrouteRouteType =
  /** A host name or IP address, with or without a port. */
  | 'host'
  /** A phone number. */
  | 'number'
  /** A SIP URI. */
  | 'uri'

/** A change of messaging. */
export type FlowrouteMessagingAction =
  /** The numbers can send and receive messages, which costs money. */
  | 'enable'
  /** The numbers can no longer send and receive messages. */
  | 'disable'

/** On or off, in Plivo's words. */
export type PlivoToggle =
  /** On. */
  | 'enabled'
  /** Off. */
  | 'disabled'

/** The HTTP method of a callback. */
export type PlivoHttpMethod =
  /** GET. */
  | 'GET'
  /** POST. */
  | 'POST'

/** One refused field. */
export interface FieldError {
  /** The name of the field. */
  field: string
  /** The name of the rule that refuses the field. */
  rule: string
  /** What is wrong and what to do; reads after the field's name. */
  message: string
  /** The exceeded limit, if the rule has one. */
  limit: number | null
}

/** One error as the provider wrote it. Escape its texts before printing them on a terminal. */
export interface ServerError {
  /** The short description. */
  title: string | null
  /** The long description. */
  detail: string | null
  /** The provider's id of the error. */
  id: string | null
  /** The status, as written in the body. */
  status: string | null
  /** The field that the error is about. */
  field: string | null
}

/** The contents of an Error, reached by dereference: error.code, error.fields. */
export interface ErrorDetails {
  /** The kind of failure. */
  code: ErrorCode
  /** One line that says what is wrong and what to do. */
  message: string
  /** The provider of the operation. */
  provider: ProviderId | null
  /** The name of the operation, such as numbers.update. */
  operation: string | null
  /** The HTTP status of the last response. */
  status: number | null
  /** The provider's id of the request: Plivo's api_id, the id of Flowroute's error. */
  requestId: string | null
  /** Whether the same operation may succeed later and is safe to repeat. */
  retryable: boolean
  /** The wait that the provider asked for. In milliseconds. */
  retryAfter: Time | null
  /** The number of attempts of the operation's own request. */
  attempts: number
  /** Whether the operation's own request reached the provider. */
  sent: Sent
  /** All refused fields. */
  fields: FieldError[]
  /** The errors as the provider wrote them. */
  serverErrors: ServerError[]
  /** For outcome_unknown: the failure that left the outcome unknown. */
  cause: ErrorCode | null
  /** Whether the failure proves that the state at the provider is unchanged. */
  nothingChanged: boolean
}

/** The result of checking a callback URL. It contains no secret. */
export interface CallbackCheck {
  /** Whether the URL may be sent to a provider. */
  ok: boolean
  /** The URL with its user info, query and fragment masked. */
  masked: string
  /** Findings about an accepted URL. */
  findings: CallbackFinding[]
  /** The name of the rule that refuses the URL. */
  rule: string | null
  /** What is wrong and what to do; reads after the field's name. */
  message: string | null
}

/** A finding with its message. */
export interface NumberFinding {
  /** The code of the finding. */
  code: FindingCode
  /** The severity of the finding. */
  severity: Severity
  /** The message: one line that says what is wrong and what to do. */
  message: string
  /** The number to write instead, in wire form, where it can be told. */
  suggestion: string | null
}

/** The full check of one text. */
export interface NumberCheck {
  /** The text, unchanged. Escape it before you show it; in messages it is escaped. */
  given: string
  /** The number, also where valid is false but the text can be read. */
  number: string | null
  /**
   * Whether operations accept the text as it is: eleven digits that can be a number, with or without a plus.
   * Warnings do not count. A text that only normalize can read is not valid; its first finding suggests the
   * valid form.
   */
  valid: boolean
  /** The use of the number; Unknown without a number. */
  kind: NumberKind
  /** The country or territory, as its ISO 3166-1 code (US, CA, PR), where the area code has one. */
  region: string | null
  /** The state, province, country or city of a geographic area code. */
  place: string | null
  /** Every time zone in a geographic area code, as names of the IANA database. */
  zones: string[]
  /** The findings, most severe first; at most one is an error. */
  findings: NumberFinding[]
}

/** A number read from a text. */
export interface NormalizedNumber {
  /** The number. */
  number: string
  /**
   * Assumptions made, and signs that other numbers of the same source may be damaged. Unusual properties of the
   * number itself are reported by check.
   */
  findings: NumberFinding[]
}

/** Counts of the cells of a column. Every cell is valid, readable or refused. */
export interface ColumnCounts {
  /** All cells. */
  cells: number
  /** Usable as given. */
  valid: number
  /** Not usable as given, but normalize reads a number from it. */
  readable: number
  /** Not readable as a number. */
  refused: number
  /** Valid cells that have a finding. */
  flagged: number
}

/** A provider's count of a list differs from the number of items received. */
export interface CountMismatch {
  /** The number of items that the provider reports. */
  reported: number
  /** The number of items received. */
  received: number
}

/** An order that nobody waited for to its end. */
export interface DetachedOrder {
  /** The operation: numbers.buy. */
  operation: string
  /** What it is about, in words. */
  subject: string
  /** Whether it is still under way. */
  isRunning: boolean
  /** What it came to, if it ended well. */
  result: Json | null
  /** Why it did not. */
  error: ErrorDetails | null
}

/** The id and the type of a resource. */
export interface FlowrouteLink {
  /** The id. */
  id: string
  /** The type. */
  type: string
}

/** The resources that a number points to. */
export interface FlowrouteRelationships {
  /** Where inbound calls go. */
  primaryRoute: FlowrouteLink | null
  /** Where inbound calls go when the primary route fails. */
  failoverRoute: FlowrouteLink | null
  /** The caller name of outbound calls. */
  cnamPreset: FlowrouteLink | null
  /** The emergency address. */
  e911Address: FlowrouteLink | null
  /** The messaging task. */
  messageProvision: FlowrouteLink | null
  /** Relationships without a field of their own. */
  extra: { [name: string]: Json }
}

/** An inbound voice route. */
export interface FlowrouteRoute {
  /** The account's own name for the route. */
  alias: string | null
  /** host, number, uri, sip-reg and others. */
  routeType: string | null
  /** The target; none for sip-reg. */
  value: string | null
  /** The edge strategy's id. */
  edgeStrategyId: string | null
  /** The route's id. 0 is the account's own SIP registration. */
  id: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A task of the provider that an update started. */
export interface ProvisioningTask {
  /** The id of the task. */
  id: string
  /** The status, as last seen. Only processing is known to mean that the task runs. */
  status: string | null
}

/** A phone number of the account. */
export interface FlowrouteNumber {
  /** The number, 11 digits. */
  value: string | null
  /** The account's own name for the number; several numbers may share one. */
  alias: string | null
  /** Whether the caller's name is looked up on inbound calls. */
  cnamLookupsEnabled: boolean | null
  /** Whether the number can send and receive messages. */
  messagingEnabled: boolean | null
  /** longcode, toll-free and others: the set is open. */
  numberType: string | null
  /** The abbreviated rate center. */
  rateCenter: string | null
  /** The state or province, two letters in lower case. */
  state: string | null
  /** The country, ISO 3166 alpha-2. */
  isoCountry: string | null
  /** The price of an inbound minute. */
  inboundRate: string | null
  /** The price of a month. */
  monthlyCost: string | null
  /** The one-off price. */
  setupCost: string | null
  /** How the rate is made up: local and others. */
  rateType: string | null
  /** PURCHASED and others. */
  status: string | null
  /** The price tier. */
  tier: string | null
  /** The record's id, which is the number. */
  id: string | null
  /** The resources that the number points to; lists do not show them. */
  relationships: FlowrouteRelationships | null
  /** The routes that the response includes. */
  routes: FlowrouteRoute[]
  /** The messaging task that the response shows. */
  provisioning: ProvisioningTask | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
  /**
   * Updates this number. Updates a number of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/
   */
  update(changes: FlowrouteNumbersUpdateFields, options?: VerifyOptions & WaitOptions): Promise<Updated<FlowrouteNumber>>
}

/** The outcome of one field of an update. */
export interface FieldOutcome {
  /** The name of the field. */
  field: string
  /** The requested value; null for a field to be cleared. Secrets in URLs are masked. */
  requested: Json
  /** The state of the field. */
  state: FieldState
  /** The evidence for the state. */
  evidence: Evidence | null
  /** The value seen instead of the requested one. */
  observed: Json | null
}

/** A field that changed without being requested. */
export interface UnrequestedChange {
  /** The name of the field. */
  field: string
  /** The value before the update. */
  before: Json
  /** The value after the update. */
  after: Json
}

/** The result of an update. A rejected or unknown field is not an error: check ok, or call require. */
export interface Updated<T> {
  /** The number as last seen, if the provider shows it. */
  number: T | null
  /** The number before the update, if it was read. */
  before: T | null
  /** The outcome of each requested field, in the order of the field table. */
  fields: FieldOutcome[]
  /** The fields that changed without being requested, as far as reads before and after show. */
  unrequested: UnrequestedChange[]
  /** The task that the update started. */
  task: ProvisioningTask | null
  /** The HTTP status of the response; None if it was lost and the number was read instead. */
  status: number | null
  /** The number of attempts. */
  attempts: number
  /** The provider's id of the request. */
  requestId: string | null
  /** The provider's errors about the part that failed. */
  serverErrors: ServerError[]
  /** Whether every field is applied or pending. */
  ok: boolean
  /** Whether a field is still pending. */
  isPending: boolean
  /** The error of `require`, which names the rejected and unknown fields, or None. */
  failure: ErrorDetails | null
  /** Itself, if all is well; else throws what `unmet` says, with this as its `result`. */
  require(): this
}

/** One page of a list. */
export interface Page<T> {
  /** The items, as received. */
  items: T[]
  /** The number of items in the whole list, if the provider reports it. */
  total: number | null
  /** Whether the provider reports that more follow; None: it does not say. */
  more: boolean | null
  /** Where the next page begins, if the provider has a name for it. */
  cursor: string | null
}

/** A phone number that can be bought. */
export interface FlowrouteStockNumber {
  /** The number, 11 digits. */
  value: string | null
  /** longcode, toll-free and others: the set is open. */
  numberType: string | null
  /** The abbreviated rate center. */
  rateCenter: string | null
  /** The state or province, two letters. */
  state: string | null
  /** The country, ISO 3166 alpha-2. */
  isoCountry: string | null
  /** The price of a month, in US dollars. */
  monthlyCost: string | null
  /** The one-off price, in US dollars. */
  setupCost: string | null
  /** The record's id, which is the number. */
  id: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** An area code in which numbers can be bought. */
export interface FlowrouteAreaCode {
  /** The three digits. */
  id: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** An exchange (area code and central office code) in which numbers can be bought. */
export interface FlowrouteNumberExchange {
  /** The digits: 1, area code and central office code, of which Flowroute may leave out the 1. */
  id: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** The result of an operation that does one thing. */
export interface Receipt<T> {
  /** The thing that was bought, made or changed, if the provider shows it. */
  item: T | null
  /** The state: applied, or pending if the provider has accepted the request and is not done. */
  state: FieldState
  /**
   * The evidence for the state. read_back of an order: the response was lost, and the account shows the
   * purchase.
   */
  evidence: Evidence
  /** The HTTP status of the response; None if it was lost and the account was read instead. */
  status: number | null
  /** The number of attempts. */
  attempts: number
  /** The provider's id of the request. */
  requestId: string | null
  /** The provider's errors about a part that failed without undoing the rest. */
  serverErrors: ServerError[]
  /** Whether the operation is applied or pending. */
  ok: boolean
  /** Whether the response was lost, and a read showed the effect. */
  isReconciled: boolean
  /** The error of `require` if the operation was rejected or its outcome is unknown, else None. */
  failure: ErrorDetails | null
  /** Itself, if all is well; else throws what `unmet` says, with this as its `result`. */
  require(): this
}

/** A point at which calls enter Flowroute's network. */
export interface FlowrouteEdgeStrategy {
  /** The name. */
  name: string | null
  /** The id, a number; the edge_strategy_id of a route names it. */
  id: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** The progress of the numbers of a bulk task, as Flowroute writes them. */
export interface FlowrouteBulkNumbers {
  /** The numbers that are done. */
  successful: string[]
  /** The numbers that are in progress. */
  processing: string[]
  /** The numbers that failed. */
  failed: string[]
}

/** The status of a messaging task. */
export interface FlowrouteProvisioning {
  /** The id of the task. */
  id: string
  /** The status. */
  status: string | null
  /** The progress of each number, for a task of many numbers. */
  numbers: FlowrouteBulkNumbers | null
  /** All attributes of the task. */
  attributes: Json
}

/** A phone number of the account. */
export interface PlivoNumber {
  /** The number, without a plus sign. */
  number: string | null
  /** The account's own name for the number. */
  alias: string | null
  /** The application that answers, as a path that ends with its id. */
  application: string | null
  /** The subaccount that the number belongs to, an id or a path. */
  subAccount: string | null
  /** local, mobile, tollfree and others. */
  numberType: string | null
  /** The name of number_type elsewhere in the documentation. */
  type: string | null
  /** When it was added to the account. */
  addedOn: string | null
  /** The day on which the next month is charged. */
  renewalDate: string | null
  /** The price of a month. */
  monthlyRentalRate: string | null
  /** The carrier, for numbers brought along. */
  carrier: string | null
  /** The city. */
  city: string | null
  /** The region. */
  region: string | null
  /** The country. */
  country: string | null
  /** The country, ISO 3166 alpha-2. */
  countryIso: string | null
  /** The local access and transport area. */
  lata: string | null
  /** The rate center. */
  rateCenter: string | null
  /** Whether it can carry calls. */
  voiceEnabled: boolean | null
  /** The price of an inbound minute. */
  voiceRate: string | null
  /** Whether it can carry SMS. */
  smsEnabled: boolean | null
  /** The price of an inbound SMS. */
  smsRate: string | null
  /** Whether it can carry MMS. */
  mmsEnabled: boolean | null
  /** The price of an inbound MMS. */
  mmsRate: string | null
  /** Whether the caller's name is looked up: enabled or disabled. */
  cnamLookup: string | null
  /** The caller name that is registered. */
  cnam: string | null
  /** The status of that registration. */
  cnamRegistrationStatus: string | null
  /** The compliance application. */
  complianceApplicationId: string | null
  /** The status of that application; an update may change it while it is pending or rejected. */
  complianceStatus: string | null
  /** The 10DLC campaign. */
  tendlcCampaignId: string | null
  /** The status of its registration. */
  tendlcRegistrationStatus: string | null
  /** The status of the verification of a toll-free number for SMS. */
  tollFreeSmsVerification: string | null
  /** The path of the number itself. */
  resourceUri: string | null
  /** Plivo's id of the request. */
  apiId: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
  /**
   * Updates this number. Updates a number of the account.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number
   */
  update(changes: PlivoNumbersUpdateFields, options?: VerifyOptions): Promise<Updated<PlivoNumber>>
}

/** A phone number that can be bought. */
export interface PlivoStockNumber {
  /** The number, without a plus sign. */
  number: string | null
  /** The prefix. */
  prefix: string | null
  /** local, mobile, tollfree and others. */
  type: string | null
  /** A more specific type. */
  subType: string | null
  /** The city. */
  city: string | null
  /** The region. */
  region: string | null
  /** The country. */
  country: string | null
  /** The country, ISO 3166 alpha-2. */
  countryIso: string | null
  /** The local access and transport area. */
  lata: string | null
  /** The rate center. */
  rateCenter: string | null
  /** The one-off price, in US dollars. */
  setupRate: string | null
  /** The price of a month, in US dollars. */
  monthlyRentalRate: string | null
  /** Whether it can carry calls. */
  voiceEnabled: boolean | null
  /** The price of an inbound minute, in US dollars. */
  voiceRate: string | null
  /** Whether it can carry SMS. */
  smsEnabled: boolean | null
  /** The price of an inbound SMS, in US dollars. */
  smsRate: string | null
  /** Whether it can carry MMS. */
  mmsEnabled: boolean | null
  /** The price of an inbound MMS, in US dollars. */
  mmsRate: string | null
  /** The compliance requirement for its use. */
  complianceRequirement: string | null
  /** The name of a restriction on its purchase. */
  restriction: string | null
  /** The description of the restriction. */
  restrictionText: string | null
  /** The path at which it is bought; not used here. */
  resourceUri: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A destination as it is returned. */
export interface WavixRoutedDestination {
  /** The id. */
  id: number | null
  /** A SIP URI, a number, or the form that the trunk expects. */
  destination: string | null
  /** The order in which destinations are tried, lowest first. */
  priority: number | null
  /** The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk. */
  transport: number | null
  /** The trunk. */
  trunkId: number | null
  /** The trunk's name. */
  trunkLabel: string | null
  /** Whether media is encrypted. */
  srtp: boolean | null
  /** Members without a field of their own. */
  extra: { [name: string]: Json }
}

/** A document that was submitted for a number. */
export interface WavixDocument {
  /** The id. */
  id: number | null
  /** Whether it may be replaced. */
  allowReplace: boolean | null
  /** The number of the document. */
  didNumber: string | null
  /** The media type. */
  docContentType: string | null
  /** The file name. */
  docFileName: string | null
  /** The type. */
  docType: string | null
  /** The id of the type. */
  docTypeId: number | null
  /** The status of its review. */
  status: string | null
  /** The URL of its contents. */
  url: string | null
  /** Members without a field of their own. */
  extra: { [name: string]: Json }
}

/** A phone number of the account. */
export interface WavixNumber {
  /** The record's id, which is not the phone number. */
  id: number | null
  /** The number, without a plus sign. */
  number: string | null
  /** The one-off price, in US dollars. */
  activationFee: string | null
  /** The price of a month, in US dollars. */
  monthlyFee: string | null
  /** The price of an inbound minute, in US dollars. */
  perMin: string | null
  /** The city or rate center. */
  city: string | null
  /** The country. */
  country: string | null
  /** The country, ISO 3166 alpha-2. */
  countryShortName: string | null
  /** The state; only in the US. */
  state: string | null
  /** The destinations of inbound calls, by priority. */
  destination: WavixRoutedDestination[]
  /** The largest number of inbound calls at a time. */
  channels: number | null
  /** The documents that are required to activate the number, by id or name. */
  requireDocs: string[]
  /** The documents that were submitted. */
  documents: WavixDocument[]
  /** Whether the number can be the caller id of local calls. */
  domesticCli: boolean | null
  /** The account's own name for the number. An update cannot change it. */
  label: string | null
  /** active or inactive; an inactive number carries no calls. */
  status: string | null
  /** The inbound call time of this month, in seconds. */
  seconds: number | null
  /** When the number was bought. */
  added: string | null
  /** The end of the paid period: a date, or a date and time. */
  paidUntil: string | null
  /** Whether SMS is enabled. */
  smsEnabled: boolean | null
  /** The URL that is called for inbound messages. */
  smsRelayUrl: string | null
  /** Whether the caller's name is looked up. */
  cnam: boolean | null
  /** Whether calls are recorded. */
  callRecordingEnabled: boolean | null
  /** Whether calls are transcribed. */
  transcriptionEnabled: boolean | null
  /** The length from which a call is transcribed, in seconds. */
  transcriptionThreshold: number | null
  /** The free inbound minutes. */
  freeMin: number | null
  /** Whether usage is unlimited. */
  unlimited: boolean | null
  /** The URL that is called with the status of each call. */
  callStatusUrl: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
  /**
   * Updates this number. Updates a number of the account.
   * https://docs.wavix.com/api-reference/numbers/update-a-phone-number
   */
  update(changes: WavixNumbersUpdateFields, options?: VerifyOptions): Promise<Updated<WavixNumber>>
}

/** The result of an update of many numbers for one of them. */
export interface WavixUpdatedRecord {
  /** The id of the record. */
  id: number
  /** The result of its fields. */
  updated: Updated<WavixNumber>
}

/** The result of an update of many numbers, record by record. */
export interface WavixUpdatedMany {
  /** The result of each record, in the order of the input. */
  records: WavixUpdatedRecord[]
  /** Whether every field of every record is applied or pending. */
  ok: boolean
}

/** A country with numbers for sale. */
export interface WavixCountry {
  /** The id, which is not the calling code. */
  id: number | null
  /** The name. */
  name: string | null
  /** The country, ISO 3166 alpha-2, if it is shown. */
  shortName: string | null
  /** Whether the country has regions; then its cities are listed by region. */
  hasProvincesOrStates: boolean | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A state or province with numbers for sale. */
export interface WavixRegion {
  /** The id. */
  id: number | null
  /** The name. */
  name: string | null
  /** The short name, if it is shown. */
  shortName: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A city with numbers for sale. */
export interface WavixCity {
  /** The id. */
  id: number | null
  /** The name. */
  name: string | null
  /** The area code. */
  areaCode: string | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A phone number that can be bought. */
export interface WavixStockNumber {
  /** The id in the stock, which a cart takes. It may look like a phone number. */
  id: string | null
  /** The number, without a plus sign. */
  number: string | null
  /** The one-off price, in US dollars. */
  activationFee: string | null
  /** The price of a month, in US dollars. */
  monthlyFee: string | null
  /** The price of an inbound minute, in US dollars. */
  perMin: string | null
  /** The price of an inbound SMS segment, in US dollars. */
  smsPrice: string | null
  /** The city. */
  city: string | null
  /** The country. */
  country: string | null
  /** The country, ISO 3166 alpha-2. */
  countryShortName: string | null
  /** The largest number of inbound calls at a time. */
  channels: number | null
  /** Whether the caller's name can be looked up. */
  cnam: boolean | null
  /** The free inbound minutes. */
  freeMin: number | null
  /** The documents that are required to activate the number, by id or name. */
  requireDocs: string[]
  /** Whether it can receive messages. */
  smsEnabled: boolean | null
  /** Whether it can be the caller id of local calls. */
  domesticCli: boolean | null
  /** Whether usage is unlimited. */
  unlimited: boolean | null
  /** Attributes without a field of their own. */
  extra: { [name: string]: Json }
}

/** A kind of document. */
export interface WavixDocumentKind {
  /** The id. */
  id: number | null
  /** The name. */
  name: string | null
  /** The title. */
  title: string | null
  /** Members without a field of their own. */
  extra: { [name: string]: Json }
}

/** The contents of the cart. */
export interface WavixCart {
  /** The numbers. */
  dids: WavixStockNumber[]
  /** The kinds of documents that the numbers need. */
  docTypes: WavixDocumentKind[]
  /** Members without a field of their own. */
  extra: { [name: string]: Json }
}

/** The settings of a client, beside its credentials. */
export interface ClientSettings extends ClientHooks {
  /**
   * Another address than the provider's: an app's own backend, a proxy, a sandbox. https, or http to this
   * machine; it may have a path.
   */
  baseUrl?: string | undefined
  /** How long a whole call may take, with all of its attempts and waits. 60 s unless given. In milliseconds. */
  timeout?: Time | undefined
  /**
   * The same for what spends money or destroys. The order itself may use all of it but 30 s, which are for
   * finding out what became of it. 120 s unless given. In milliseconds.
   */
  orderTimeout?: Time | undefined
  /** How long one attempt may take, to the last byte of its answer. 15 s unless given. In milliseconds. */
  attemptTimeout?: Time | undefined
  /** How long a connection may take to come about. 5 s unless given. In milliseconds. */
  connectTimeout?: Time | undefined
  /** How often a request is tried in all, where it may be tried again. 3 unless given. */
  attempts?: number | undefined
  /**
   * Whether an order (what spends money or destroys) that was turned away with 429 is sent again, as all else
   * is. No unless given: whoever is told to slow down decides anew.
   */
  retryThrottledOrders?: boolean | undefined
  /**
   * How many requests may be on the wire at a time; others wait in line inside their call's limit. 64 unless
   * given.
   */
  inFlight?: number | undefined
  /** The most requests a second; 0 is no limit. As the provider documents unless given: 60 at Plivo. */
  maxRate?: number | undefined
  /** A file of certificates in PEM that are trusted beside the system's. */
  caFile?: string | undefined
}

/** What one call wants that differs from the client's settings. */
export interface OperationOptions extends Stopping {
  /** How long the whole call may take. In milliseconds. */
  timeout?: Time | undefined
}

/** What a change may want beside. */
export interface VerifyOptions extends OperationOptions {
  /** Read afterwards until the change shows. */
  verify?: boolean | undefined
}

/** What a call may want that starts a task. */
export interface WaitOptions extends OperationOptions {
  /** Follow the task that the call starts to its end. */
  wait?: boolean | undefined
  /** How long the task is followed at the most. 300 s unless given; implies wait. In milliseconds. */
  waitTimeout?: Time | undefined
}

