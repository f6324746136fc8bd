// Written by `make generate` from the engine's catalog: change it there.

import { Client } from './client.cjs'
import type { List } from './client.cjs'
import type { ClientSettings, FlowrouteAreaCode, FlowrouteEdgeStrategy, FlowrouteMessagingAction, FlowrouteNumber, FlowrouteNumberExchange, FlowrouteProvisioning, FlowrouteRoute, FlowrouteRouteSlot, FlowrouteRouteType, FlowrouteStockNumber, OperationOptions, Page, Receipt, Updated, VerifyOptions, WaitOptions } from './models.cjs'

/** What is to be changed. What is left out, or undefined, stays as it is. */
export interface FlowrouteNumbersUpdateFields {
  /** The account's own name for the number; several numbers may share one. null empties it. */
  alias?: string | null | undefined
  /** Whether the caller's name is looked up on inbound calls. */
  cnamLookupsEnabled?: boolean | undefined
  /**
   * Whether the number can send and receive messages. true starts a task that takes a while and costs money;
   * false is not documented to work: disable messaging with provisioning.start.
   */
  messagingEnabled?: boolean | undefined
  /** Whether the account's contact gets an email when the task is done. Only with messagingEnabled true. */
  messagingEmail?: boolean | undefined
  /** The URL that is called when the task is done. Only with messagingEnabled true. */
  messagingCallbackUrl?: string | undefined
}

/** Which page of the list. */
export interface FlowrouteNumbersListWindow {
  /** The largest number of items; as many as a page can have if left out. */
  limit?: number | undefined
  /** The number of items before the page. */
  offset?: number | undefined
}

/** What the list is narrowed to. */
export interface FlowrouteNumbersListFilters {
  /** The first digits of the number. Country code 1 is assumed unless another one is given, as +44. */
  startsWith?: string | undefined
  /** Digits anywhere in the number. */
  contains?: string | undefined
  /** The last digits of the number. */
  endsWith?: string | undefined
  /** The whole alias of the number, at most 64 characters. */
  alias?: string | undefined
}

/** Which page of the list. */
export interface FlowrouteNumbersSearchWindow {
  /** The largest number of items; as many as a page can have if left out. */
  limit?: number | undefined
  /** The number of items before the page. */
  offset?: number | undefined
}

/** What the list is narrowed to. */
export interface FlowrouteNumbersSearchFilters {
  /** The first digits of the number, country code included. */
  startsWith?: string | undefined
  /** Digits anywhere in the number. */
  contains?: string | undefined
  /** The last digits of the number. */
  endsWith?: string | undefined
  /** The abbreviated rate center, in letters of either case. */
  rateCenter?: string | undefined
  /** The state or province, two letters of either case. */
  state?: string | undefined
  /** longcode or toll-free. */
  numberType?: string | undefined
  /** The country, ISO 3166 alpha-2. */
  isoCountry?: string | undefined
  /** The field by which the numbers are sorted, with ,asc or ,desc after it if wanted. */
  orderBy?: string | undefined
}

/** The phone numbers of the account, and those that can be bought. */
export interface FlowrouteNumbersResource {
  /**
   * Reads the details of a number of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/
   *
   * @param number The number of the account, 11 digits: 12065551234.
   */
  get(number: string | number, options?: OperationOptions): Promise<FlowrouteNumber>
  /**
   * Updates a number of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/
   *
   * @param number The number of the account, 11 digits: 12065551234.
   */
  update(number: string | number, fields: FlowrouteNumbersUpdateFields, options?: VerifyOptions & WaitOptions): Promise<Updated<FlowrouteNumber>>
  /**
   * Lists the numbers of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/
   */
  list(filters?: FlowrouteNumbersListFilters, options?: OperationOptions): List<FlowrouteNumber>
  /** One page of `list`. */
  listPage(window?: FlowrouteNumbersListWindow, filters?: FlowrouteNumbersListFilters, options?: OperationOptions): Promise<Page<FlowrouteNumber>>
  /**
   * Searches the numbers that can be bought.
   * https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/
   */
  search(filters?: FlowrouteNumbersSearchFilters, options?: OperationOptions): List<FlowrouteStockNumber>
  /** One page of `search`. */
  searchPage(window?: FlowrouteNumbersSearchWindow, filters?: FlowrouteNumbersSearchFilters, options?: OperationOptions): Promise<Page<FlowrouteStockNumber>>
  /**
   * Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
   * https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/
   *
   * @param number The number to buy, 11 digits: 12065551234.
   */
  buy(number: string | number, options?: OperationOptions): Promise<Receipt<FlowrouteNumber>>
  /**
   * Releases a number of the account. The receipt has the number as it was.
   * https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/
   *
   * @param number The number of the account, 11 digits: 12065551234.
   */
  release(number: string | number, options?: OperationOptions): Promise<Receipt<FlowrouteNumber>>
  /**
   * Sets the primary or the failover route of a number of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/
   *
   * @param number The number of the account, 11 digits: 12065551234.
   *
   * @param slot primary, where inbound calls go, or failover, where they go when that fails.
   *
   * @param route The id of the route.
   */
  setRoute(number: string | number, slot: FlowrouteRouteSlot, route: string | number, options?: VerifyOptions): Promise<Receipt<FlowrouteNumber>>
  /**
   * Clears the primary or the failover route of a number of the account; the route itself stays.
   * https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/
   *
   * @param number The number of the account, 11 digits: 12065551234.
   *
   * @param slot primary, where inbound calls go, or failover, where they go when that fails.
   */
  clearRoute(number: string | number, slot: FlowrouteRouteSlot, options?: VerifyOptions): Promise<Receipt<FlowrouteNumber>>
}

/** Which page of the list. */
export interface FlowrouteAreaCodesListWindow {
  /** The largest number of items; as many as a page can have if left out. */
  limit?: number | undefined
  /** The number of items before the page. */
  offset?: number | undefined
}

/** What the list is narrowed to. */
export interface FlowrouteAreaCodesListFilters {
  /** The highest one-off price of a number, in US dollars, as 3.25. */
  maxSetupCost?: string | undefined
}

/** The area codes in which numbers can be bought. */
export interface FlowrouteAreaCodesResource {
  /**
   * Lists the area codes in which numbers can be bought.
   * https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/
   */
  list(filters?: FlowrouteAreaCodesListFilters, options?: OperationOptions): List<FlowrouteAreaCode>
  /** One page of `list`. */
  listPage(window?: FlowrouteAreaCodesListWindow, filters?: FlowrouteAreaCodesListFilters, options?: OperationOptions): Promise<Page<FlowrouteAreaCode>>
}

/** Which page of the list. */
export interface FlowrouteExchangesListWindow {
  /** The largest number of items; as many as a page can have if left out. */
  limit?: number | undefined
  /** The number of items before the page. */
  offset?: number | undefined
}

/** What the list is narrowed to. */
export interface FlowrouteExchangesListFilters {
  /** The highest one-off price of a number, in US dollars, as 3.25. */
  maxSetupCost?: string | undefined
  /** The area code, three digits. */
  areacode?: string | undefined
}

/** The exchanges in which numbers can be bought. */
export interface FlowrouteExchangesResource {
  /**
   * Lists the exchanges in which numbers can be bought.
   * https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/
   */
  list(filters?: FlowrouteExchangesListFilters, options?: OperationOptions): List<FlowrouteNumberExchange>
  /** One page of `list`. */
  listPage(window?: FlowrouteExchangesListWindow, filters?: FlowrouteExchangesListFilters, options?: OperationOptions): Promise<Page<FlowrouteNumberExchange>>
}

/** Which page of the list. */
export interface FlowrouteRoutesListWindow {
  /** The largest number of items; as many as a page can have if left out. */
  limit?: number | undefined
  /** The number of items before the page. */
  offset?: number | undefined
}

/** What the list is narrowed to. */
export interface FlowrouteRoutesListFilters {
  /** host, number, uri or sip-reg. */
  routeType?: string | undefined
}

/** What may be given beside. */
export interface FlowrouteRoutesCreateFields {
  /** The type of the target: a host, a phone number or a SIP URI. */
  routeType?: FlowrouteRouteType | undefined
  /** The target, in the form of its type: www.example.com:5060, 12065551234, sip:ann@example.com. */
  value?: string | undefined
  /** The account's own name for the route, which no other route of the account has. */
  alias?: string | undefined
  /** The id of the edge strategy, a number that the list of edge strategies shows. */
  edgeStrategyId?: number | undefined
}

/** What is to be changed. What is left out, or undefined, stays as it is. */
export interface FlowrouteRoutesUpdateFields {
  /** The type of the target: a host, a phone number or a SIP URI. */
  routeType?: FlowrouteRouteType | undefined
  /** The target, in the form of its type: www.example.com:5060, 12065551234, sip:ann@example.com. */
  value?: string | undefined
  /** The account's own name for the route, which no other route of the account has. */
  alias?: string | undefined
  /** The id of the edge strategy, a number that the list of edge strategies shows. */
  edgeStrategyId?: number | undefined
}

/** The inbound voice routes of the account. */
export interface FlowrouteRoutesResource {
  /**
   * Lists the inbound voice routes of the account.
   * https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/
   */
  list(filters?: FlowrouteRoutesListFilters, options?: OperationOptions): List<FlowrouteRoute>
  /** One page of `list`. */
  listPage(window?: FlowrouteRoutesListWindow, filters?: FlowrouteRoutesListFilters, options?: OperationOptions): Promise<Page<FlowrouteRoute>>
  /**
   * Creates an inbound voice route. All fields but edgeStrategyId are required.
   * https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/
   */
  create(fields: FlowrouteRoutesCreateFields, options?: OperationOptions): Promise<Receipt<FlowrouteRoute>>
  /**
   * Updates an inbound voice route of the account. It affects the calls of every number that points to it.
   * https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/
   *
   * @param route The id of the route.
   */
  update(route: string | number, fields: FlowrouteRoutesUpdateFields, options?: OperationOptions): Promise<Receipt<FlowrouteRoute>>
  /**
   * Deletes an inbound voice route of the account, to which no number may point.
   * https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/
   *
   * @param route The id of the route.
   */
  delete(route: string | number, options?: OperationOptions): Promise<Receipt<FlowrouteRoute>>
}

/** The edge strategies, by which calls enter the provider's network. */
export interface FlowrouteEdgeStrategiesResource {
  /** Lists the edge strategies. https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/ */
  list(options?: OperationOptions): List<FlowrouteEdgeStrategy>
}

/** What may be given beside. */
export interface FlowrouteProvisioningStartFields {
  /** The URL that is called when the task is done. */
  callbackUrl?: string | undefined
  /** Whether the account's contact gets an email when the task is done. */
  email?: boolean | undefined
}

/** The tasks that enable and disable messaging. */
export interface FlowrouteProvisioningResource {
  /**
   * Enables or disables messaging for numbers of the account. https://developer.flowroute.com/api/messages/v2.2/
   *
   * @param numbers The numbers of the account, 11 digits each.
   *
   * @param action enable, which costs money, or disable messaging.
   */
  start(numbers: ReadonlyArray<string | number>, action: FlowrouteMessagingAction, fields?: FlowrouteProvisioningStartFields, options?: WaitOptions): Promise<Receipt<FlowrouteProvisioning>>
  /**
   * Reads the status of a messaging task. Flowroute documents no status but processing. For a task of many
   * numbers it reports the progress of each. https://developer.flowroute.com/api/messages/v2.2/
   *
   * @param task The id of the task, which the result that started it has.
   */
  get(task: string | number, options?: OperationOptions): Promise<FlowrouteProvisioning>
}

/** The settings of a client for Flowroute. */
export interface FlowrouteSettings extends ClientSettings {
  /** Unless given, the environment has it: FLOWROUTE_ACCESS_KEY or FR_ACCESS_KEY. */
  accessKey?: string | undefined
  /** Unless given, the environment has it: FLOWROUTE_SECRET_KEY or FR_SECRET_KEY. */
  secretKey?: string | undefined
}

/** What a client for Flowroute has. */
export interface FlowrouteResources {
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: FlowrouteNumbersResource
  /** The area codes in which numbers can be bought. */
  readonly areaCodes: FlowrouteAreaCodesResource
  /** The exchanges in which numbers can be bought. */
  readonly exchanges: FlowrouteExchangesResource
  /** The inbound voice routes of the account. */
  readonly routes: FlowrouteRoutesResource
  /** The edge strategies, by which calls enter the provider's network. */
  readonly edgeStrategies: FlowrouteEdgeStrategiesResource
  /** The tasks that enable and disable messaging. */
  readonly provisioning: FlowrouteProvisioningResource
}

/** A client for Flowroute. */
export class Flowroute extends Client<FlowrouteResources> {
  constructor(settings?: FlowrouteSettings)
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: FlowrouteNumbersResource
  /** The area codes in which numbers can be bought. */
  readonly areaCodes: FlowrouteAreaCodesResource
  /** The exchanges in which numbers can be bought. */
  readonly exchanges: FlowrouteExchangesResource
  /** The inbound voice routes of the account. */
  readonly routes: FlowrouteRoutesResource
  /** The edge strategies, by which calls enter the provider's network. */
  readonly edgeStrategies: FlowrouteEdgeStrategiesResource
  /** The tasks that enable and disable messaging. */
  readonly provisioning: FlowrouteProvisioningResource
}
