// The operations of the shared cases, through the public methods.

import * as numplan from 'numplan'
import { camel, spelled } from './compare.mjs'

const { NumplanError } = numplan

/** The class of the provider with this id. */
export function clientClass(provider) {
  return Object.values(numplan).find((of) => of.name?.toLowerCase() === provider)
}

const ARGUMENTS = [
  'number', 'numbers', 'id', 'ids', 'task', 'route', 'slot', 'action', 'country', 'region', 'city', 'current',
  'keep_application', 'limit', 'offset',
]

/** Makes the client of a case. */
export function clientOf({ provider, credentials, base_url: baseUrl }, settings = {}) {
  const parts = Object.entries(credentials).map(([name, value]) => [camel(name), value])
  return new (clientClass(provider))({ ...Object.fromEntries(parts), baseUrl, ...settings })
}

/** The inputs of a case, with JavaScript's names and `null` for cleared fields. */
export function inputsOf(given) {
  const inputs = {}
  const put = (name, value) => {
    if (value !== undefined && value !== null) inputs[camel(name)] = value
  }
  if (given.operation === 'cart.checkout') {
    inputs.items = given.ids.map((id, at) => ({ id, number: given.numbers[at] }))
  } else {
    for (const name of ARGUMENTS) put(name, given[name])
  }
  if (given.provider === 'wavix') put('page', given.at?.pages === undefined ? undefined : given.at.pages + 1)
  else for (const name of ['offset', 'cursor']) put(name, given.at?.[name])
  for (const [name, value] of Object.entries(given.fields ?? {})) {
    // A plain `null` is a missing value, which in JavaScript is NaN.
    inputs[spelled(name)] = value === null ? NaN : value.$clear ? null : value
  }
  return inputs
}

/** Runs the operation of a case on `client`. An object in the place of the first argument holds all inputs. */
export function runOn(client, given, options) {
  const [resource, verb] = given.operation.split('.').map(camel)
  const inputs = inputsOf(given)
  const isPage = ['limit', 'offset', 'page', 'cursor'].some((name) => name in inputs)
  const api = client[resource]
  const method = isPage && `${verb}Page` in api ? `${verb}Page` : verb
  const places = api[method].length - 1
  return api[method](...(places > 0 ? [inputs, ...Array(places - 1).fill(undefined)] : []), options)
}

/** Returns the value of `make`, or the NumplanError that it throws. */
export function attempt(make) {
  try {
    return { value: make() }
  } catch (error) {
    if (error instanceof NumplanError) return { error }
    throw error
  }
}
