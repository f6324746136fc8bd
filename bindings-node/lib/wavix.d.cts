// Written by `make generate` from the engine's catalog: change it there.

import { Client } from './client.cjs'
import type { CartItem, Destination, List } from './client.cjs'
import type { ClientSettings, OperationOptions, Page, Receipt, Updated, VerifyOptions, WavixCart, WavixCity, WavixCountry, WavixNumber, WavixRegion, WavixStockNumber, WavixUpdatedMany } from './models.cjs'

/** Which is meant, by name. */
export interface WavixNumbersGetTarget {
  /** The number, with its country code, which is looked up: exactly one record must have it. Or give the id. */
  number?: string | number | undefined
  /** The id of the number's record, which is not the number. */
  id?: number | undefined
}

/** Which is meant, by name. */
export interface WavixNumbersUpdateTarget {
  /** The number, with its country code, which is looked up: exactly one record must have it. Or give the id. */
  number?: string | number | undefined
  /** The id of the number's record, which is not the number. */
  id?: number | undefined
}

/** What is to be changed. What is left out, or undefined, stays as it is. */
export interface WavixNumbersUpdateFields {
  /** Whether SMS is enabled for the number. */
  smsEnabled?: boolean | undefined
  /**
   * The destinations of inbound calls. Each has a destination, a priority (lowest first), a transport (1 SIP
   * URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The list replaces the current one. null empties
   * it.
   */
  destinations?: Destination[] | null | undefined
  /** The URL that is called for inbound messages. null empties it. */
  smsRelayUrl?: string | null | undefined
  /** Whether calls are recorded. */
  callRecordingEnabled?: boolean | undefined
  /** Whether calls are transcribed. */
  transcriptionEnabled?: boolean | undefined
  /** The length from which a call is transcribed, in seconds. */
  transcriptionThreshold?: number | undefined
  /** The URL that is called with the status of each call. null empties it. */
  callStatusUrl?: string | null | undefined
}

/** What is to be changed. What is left out, or undefined, stays as it is. */
export interface WavixNumbersUpdateManyFields {
  /** Whether SMS is enabled for the number. */
  smsEnabled?: boolean | undefined
  /**
   * The destinations of inbound calls. Each has a destination, a priority (lowest first), a transport (1 SIP
   * URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The list replaces the current one. null empties
   * it.
   */
  destinations?: Destination[] | null | undefined
  /** The URL that is called for inbound messages. null empties it. */
  smsRelayUrl?: string | null | undefined
  /** Whether calls are recorded. */
  callRecordingEnabled?: boolean | undefined
  /** Whether calls are transcribed. */
  transcriptionEnabled?: boolean | undefined
  /** The length from which a call is transcribed, in seconds. */
  transcriptionThreshold?: number | undefined
  /** The URL that is called with the status of each call. null empties it. */
  callStatusUrl?: string | null | undefined
}

/** Which page of the list. */
export interface WavixNumbersListWindow {
  /** The number of the page, counted from 1; a page has at most 100 items. */
  page?: number | undefined
}

/** What the list is narrowed to. */
export interface WavixNumbersListFilters {
  /** Only numbers of the city with this id. */
  cityId?: number | undefined
  /** Only numbers that contain these digits. */
  search?: string | undefined
  /** Only numbers with this label. */
  label?: string | undefined
  /** Only numbers with a label, or without one. */
  labelPresent?: boolean | undefined
}

/** Which is meant, by name. */
export interface WavixNumbersReleaseTarget {
  /** The numbers, each with its country code. Or give the ids. */
  numbers?: ReadonlyArray<string | number> | undefined
  /** The ids of the numbers' records. */
  ids?: readonly number[] | undefined
}

/** The phone numbers of the account, and those that can be bought. */
export interface WavixNumbersResource {
  /**
   * Reads a number of the account. https://docs.wavix.com/api-reference/numbers/get-a-phone-number
   *
   * @param number The number, with its country code, which is looked up: exactly one record must have it. Or
   * give the id.
   */
  get(number: string | number | WavixNumbersGetTarget, options?: OperationOptions): Promise<WavixNumber>
  /**
   * Updates a number of the account. https://docs.wavix.com/api-reference/numbers/update-a-phone-number
   *
   * @param number The number, with its country code, which is looked up: exactly one record must have it. Or
   * give the id.
   */
  update(number: string | number | WavixNumbersUpdateTarget, fields: WavixNumbersUpdateFields, options?: VerifyOptions): Promise<Updated<WavixNumber>>
  /**
   * Makes the same changes to many numbers of the account.
   * https://docs.wavix.com/api-reference/numbers/update-phone-numbers
   *
   * @param ids The ids of the numbers' records.
   */
  updateMany(ids: readonly number[], fields: WavixNumbersUpdateManyFields, options?: VerifyOptions): Promise<WavixUpdatedMany>
  /**
   * Lists the numbers of the account, a page at a time.
   * https://docs.wavix.com/api-reference/numbers/list-phone-numbers
   */
  list(filters?: WavixNumbersListFilters, options?: OperationOptions): List<WavixNumber>
  /** One page of `list`. */
  listPage(window?: WavixNumbersListWindow, filters?: WavixNumbersListFilters, options?: OperationOptions): Promise<Page<WavixNumber>>
  /**
   * Releases numbers of the account. It cannot be undone.
   * https://docs.wavix.com/api-reference/numbers/release-phone-numbers
   *
   * @param numbers The numbers, each with its country code. Or give the ids.
   */
  release(numbers: ReadonlyArray<string | number> | WavixNumbersReleaseTarget, options?: OperationOptions): Promise<Receipt<WavixNumber[]>>
}

/** What the list is narrowed to. */
export interface WavixStockCountriesFilters {
  /** Only places and numbers that can receive messages. */
  textEnabledOnly?: boolean | undefined
}

/** What the list is narrowed to. */
export interface WavixStockRegionsFilters {
  /** Only places and numbers that can receive messages. */
  textEnabledOnly?: boolean | undefined
}

/** What the list is narrowed to. */
export interface WavixStockCitiesFilters {
  /** Only places and numbers that can receive messages. */
  textEnabledOnly?: boolean | undefined
  /** The id of a region: only its cities are listed. */
  region?: number | undefined
}

/** Which page of the list. */
export interface WavixStockNumbersWindow {
  /** The number of the page, counted from 1; a page has at most 100 items. */
  page?: number | undefined
}

/** What the list is narrowed to. */
export interface WavixStockNumbersFilters {
  /** Only places and numbers that can receive messages. */
  textEnabledOnly?: boolean | undefined
}

/** The numbers for sale, by country, region and city. */
export interface WavixStockResource {
  /**
   * Lists the countries with numbers for sale. The whole list comes at once.
   * https://docs.wavix.com/api-reference/buy/list-countries
   */
  countries(filters?: WavixStockCountriesFilters, options?: OperationOptions): List<WavixCountry>
  /**
   * Lists the states or provinces of a country. The whole list comes at once. For a country without them Wavix
   * returns an error. https://docs.wavix.com/api-reference/buy/list-regions
   *
   * @param country The id of the country, which is not its calling code.
   */
  regions(country: number, filters?: WavixStockRegionsFilters, options?: OperationOptions): List<WavixRegion>
  /**
   * Lists the cities of a country, or of one of its regions. The whole list comes at once.
   * https://docs.wavix.com/api-reference/buy/list-cities
   *
   * @param country The id of the country, which is not its calling code.
   */
  cities(country: number, filters?: WavixStockCitiesFilters, options?: OperationOptions): List<WavixCity>
  /**
   * Lists the numbers of a city that can be bought, a page at a time.
   * https://docs.wavix.com/api-reference/buy/list-available-numbers
   *
   * @param country The id of the country, which is not its calling code.
   *
   * @param city The id of the city.
   */
  numbers(country: number, city: number, filters?: WavixStockNumbersFilters, options?: OperationOptions): List<WavixStockNumber>
  /** One page of `numbers`. */
  numbersPage(country: number, city: number, window?: WavixStockNumbersWindow, filters?: WavixStockNumbersFilters, options?: OperationOptions): Promise<Page<WavixStockNumber>>
}

/** The cart: numbers of the stock that are put aside to be bought. */
export interface WavixCartResource {
  /** Reads the cart. https://docs.wavix.com/api-reference/cart/get-cart */
  get(options?: OperationOptions): Promise<WavixCart>
  /**
   * Puts numbers into the cart. Nothing is bought yet. https://docs.wavix.com/api-reference/cart/add-to-cart
   *
   * @param ids The ids of the numbers in the stock.
   */
  fill(ids: ReadonlyArray<string | number>, options?: OperationOptions): Promise<Receipt<WavixStockNumber[]>>
  /**
   * Removes numbers from the cart. https://docs.wavix.com/api-reference/cart/remove-from-cart
   *
   * @param ids The ids of the numbers in the stock.
   */
  empty(ids: ReadonlyArray<string | number>, options?: OperationOptions): Promise<Receipt<WavixCart>>
  /**
   * Buys numbers that are in the cart. At most one order is sent, whatever happens to it.
   * https://docs.wavix.com/api-reference/cart/checkout
   *
   * An error response (422) names the ids that are not available. It does not say whether the others were
   * bought: then the account is read as after a lost response, and the outcome is outcome_unknown with the ids
   * in server_errors.
   *
   * @param items The numbers, which are in the cart: each with its id in the stock and the number itself, as the
   * stock lists them.
   */
  checkout(items: readonly CartItem[], options?: OperationOptions): Promise<Receipt<WavixNumber[]>>
}

/** The settings of a client for Wavix. */
export interface WavixSettings extends ClientSettings {
  /** Unless given, the environment has it: WAVIX_API_KEY. */
  apiKey?: string | undefined
}

/** What a client for Wavix has. */
export interface WavixResources {
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: WavixNumbersResource
  /** The numbers for sale, by country, region and city. */
  readonly stock: WavixStockResource
  /** The cart: numbers of the stock that are put aside to be bought. */
  readonly cart: WavixCartResource
}

/** A client for Wavix. */
export class Wavix extends Client<WavixResources> {
  constructor(settings?: WavixSettings)
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: WavixNumbersResource
  /** The numbers for sale, by country, region and city. */
  readonly stock: WavixStockResource
  /** The cart: numbers of the stock that are put aside to be bought. */
  readonly cart: WavixCartResource
}
