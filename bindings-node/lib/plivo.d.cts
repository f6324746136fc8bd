// Written by `make generate` from the engine's catalog: change it there.

import { Client } from './client.cjs'
import type { List } from './client.cjs'
import type { ClientSettings, OperationOptions, Page, PlivoHttpMethod, PlivoNumber, PlivoStockNumber, PlivoToggle, Receipt, Updated, VerifyOptions } from './models.cjs'

/** What is to be changed. What is left out, or undefined, stays as it is. */
export interface PlivoNumbersUpdateFields {
  /**
   * The application that answers calls and messages. According to Plivo's page an update without it assigns the
   * account's default application; no official example shows that. Use keepApplication to be safe. null empties
   * it.
   */
  appId?: string | null | undefined
  /** The auth id of the subaccount that the number will belong to. Only the main account may set it. */
  subaccount?: string | undefined
  /** The account's own name for the number. null empties it. */
  alias?: string | null | undefined
  /** The compliance application. Plivo changes it only while its status is pending or rejected. */
  complianceApplicationId?: string | undefined
  /** Whether the caller's name is looked up. US local and toll-free numbers only. */
  cnamLookup?: PlivoToggle | undefined
  /** The caller name to register for outbound calls. Starts a registration that ends at the callback. */
  cnam?: string | undefined
  /** The URL that is called with the result of the CNAM registration. null empties it. */
  cnamCallbackUrl?: string | null | undefined
  /** The method of that callback. */
  cnamCallbackMethod?: PlivoHttpMethod | undefined
  /** Whether the number is registered for caller reputation. Needs profileUuid; starts a registration. */
  callerReputation?: PlivoToggle | undefined
  /** The profile that caller reputation is registered under. */
  profileUuid?: string | undefined
  /** The URL that is called with the result of the caller reputation registration. */
  callerReputationCallbackUrl?: string | undefined
  /** The method of that callback. */
  callerReputationCallbackMethod?: PlivoHttpMethod | undefined
  /**
   * Whether the number is read first and its own application sent along, unless the update names one: Plivo may
   * assign the account's default application to a number whose update names none.
   */
  keepApplication?: boolean | undefined
}

/** Which page of the list. */
export interface PlivoNumbersListWindow {
  /** The number of items before the page, which has at most 20. */
  offset?: number | undefined
  /** Plivo's name for the page, as the previous page shows it. */
  cursor?: string | undefined
}

/** What the list is narrowed to. */
export interface PlivoNumbersListFilters {
  /** Only numbers of this type: local, mobile, tollfree and others. */
  type?: string | undefined
  /** Only numbers that begin with these digits, country code first, without a plus. */
  numberStartswith?: string | undefined
  /** Only numbers of the subaccount with this auth id. */
  subaccount?: string | undefined
  /** Only numbers with this alias. */
  alias?: string | undefined
  /** Only numbers with all of these services: voice, sms, mms, with commas between them. */
  services?: string | undefined
  /** Only numbers whose CNAM lookup is enabled, or disabled. */
  cnamLookup?: PlivoToggle | undefined
  /** Only numbers that are renewed on this day, YYYY-MM-DD. */
  renewalDate?: string | undefined
  /** Only numbers that are renewed after this day, YYYY-MM-DD. */
  renewalDateGt?: string | undefined
  /** Only numbers that are renewed on this day or after it, YYYY-MM-DD. */
  renewalDateGte?: string | undefined
  /** Only numbers that are renewed before this day, YYYY-MM-DD. */
  renewalDateLt?: string | undefined
  /** Only numbers that are renewed on this day or before it, YYYY-MM-DD. */
  renewalDateLte?: string | undefined
  /** Only numbers of the 10DLC campaign with this id. */
  tendlcCampaignId?: string | undefined
  /** Only numbers whose 10DLC registration has this status. */
  tendlcRegistrationStatus?: string | undefined
  /** Only toll-free numbers whose verification for SMS has this status. */
  tollFreeSmsVerification?: string | undefined
}

/** Which page of the list. */
export interface PlivoNumbersSearchWindow {
  /** The number of items before the page, which has at most 20. */
  offset?: number | undefined
  /** Plivo's name for the page, as the previous page shows it. */
  cursor?: string | undefined
}

/** What the list is narrowed to. */
export interface PlivoNumbersSearchFilters {
  /** The country, two letters of ISO 3166: US. Required. */
  countryIso?: string | undefined
  /** Only numbers of this type: local, mobile, tollfree and others. */
  type?: string | undefined
  /** Only numbers with these digits after the country code; for some countries after the area code. */
  pattern?: string | undefined
  /** Only numbers whose area code and exchange begin with these digits. US and Canada. */
  npanxx?: string | undefined
  /** Only numbers of this region: a state, a province. */
  region?: string | undefined
  /** Only numbers of this city. */
  city?: string | undefined
  /** Only numbers with these services: voice, sms, mms, with commas between them. */
  services?: string | undefined
  /** Only numbers of this rate center. US and Canada. */
  rateCenter?: string | undefined
  /** Only numbers of this local access and transport area. US and Canada. */
  lata?: string | undefined
}

/** What may be given beside. */
export interface PlivoNumbersBuyFields {
  /** The application that answers calls and messages. Without it: the account's default application. */
  appId?: string | undefined
  /** Whether the caller's name is looked up. US local and toll-free numbers only. */
  cnamLookup?: PlivoToggle | undefined
  /** The compliance application, for numbers that need one. */
  complianceApplicationId?: string | undefined
  /** Whether the number is highly available, where Plivo offers it. */
  haEnable?: boolean | undefined
}

/** What may be given beside. */
export interface PlivoNumbersAddFields {
  /** The id of the incoming carrier that the numbers come from. Required. */
  carrier?: string | undefined
  /** The region that the numbers belong to. Required. */
  region?: string | undefined
  /** The type of the numbers: local, mobile, tollfree and others. */
  numberType?: string | undefined
  /** The application that answers calls and messages. */
  appId?: string | undefined
  /** The auth id of the subaccount that the numbers will belong to. Only the main account may set it. */
  subaccount?: string | undefined
}

/** The phone numbers of the account, and those that can be bought. */
export interface PlivoNumbersResource {
  /**
   * Reads a number of the account.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number
   *
   * @param number The number of the account with its country code: 12025551111.
   */
  get(number: string | number, options?: OperationOptions): Promise<PlivoNumber>
  /**
   * Updates a number of the account.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number
   *
   * @param number The number of the account with its country code: 12025551111.
   */
  update(number: string | number, fields: PlivoNumbersUpdateFields, options?: VerifyOptions): Promise<Updated<PlivoNumber>>
  /**
   * Lists the numbers of the account, a page at a time.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers
   */
  list(filters?: PlivoNumbersListFilters, options?: OperationOptions): List<PlivoNumber>
  /** One page of `list`. */
  listPage(window?: PlivoNumbersListWindow, filters?: PlivoNumbersListFilters, options?: OperationOptions): Promise<Page<PlivoNumber>>
  /**
   * Searches the numbers that can be bought, a page at a time.
   * https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers
   */
  search(filters?: PlivoNumbersSearchFilters, options?: OperationOptions): List<PlivoStockNumber>
  /** One page of `search`. */
  searchPage(window?: PlivoNumbersSearchWindow, filters?: PlivoNumbersSearchFilters, options?: OperationOptions): Promise<Page<PlivoStockNumber>>
  /**
   * Buys a number. At most one order is sent, whatever happens to it.
   * https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number
   *
   * @param number The number to buy, with its country code: 12025551111.
   */
  buy(number: string | number, fields?: PlivoNumbersBuyFields, options?: OperationOptions): Promise<Receipt<PlivoNumber>>
  /**
   * Adds numbers of another carrier to the account.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier
   *
   * @param numbers The numbers, each with its country code.
   */
  add(numbers: ReadonlyArray<string | number>, fields: PlivoNumbersAddFields, options?: OperationOptions): Promise<Receipt<PlivoNumber>>
  /**
   * Releases a number of the account. It cannot be undone.
   * https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number
   *
   * @param number The number of the account with its country code: 12025551111.
   */
  release(number: string | number, options?: OperationOptions): Promise<Receipt<PlivoNumber>>
}

/** The settings of a client for Plivo. */
export interface PlivoSettings extends ClientSettings {
  /** Unless given, the environment has it: PLIVO_AUTH_ID. */
  authId?: string | undefined
  /** Unless given, the environment has it: PLIVO_AUTH_TOKEN. */
  authToken?: string | undefined
}

/** What a client for Plivo has. */
export interface PlivoResources {
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: PlivoNumbersResource
}

/** A client for Plivo. */
export class Plivo extends Client<PlivoResources> {
  constructor(settings?: PlivoSettings)
  /** The phone numbers of the account, and those that can be bought. */
  readonly numbers: PlivoNumbersResource
}
