// Comparison of results with the shared cases, which use the wire's names.

/** Converts a result to the wire's names, with members that have no model beside the others. */
export function wire(value) {
  if (Array.isArray(value)) return value.map(wire)
  if (value === null || typeof value !== 'object') return value
  const { extra = {}, ...members } = value
  const spelled = {}
  for (const [name, member] of Object.entries(members)) {
    spelled[snake(name)] = RAW.has(name) && isPlain(member) ? member : wire(member)
  }
  // The providers' `type` is a keyword in Rust, so the model has `kind`.
  if (Object.keys(members).join() === 'id,kind') spelled.type = members.kind
  // A member of an unexpected type is in `extra`.
  return { ...spelled, ...extra }
}

const RAW = new Set(['requested', 'observed', 'before', 'after', 'attributes'])
const isPlain = (value) => value === null || typeof value !== 'object' || value.constructor === Object || Array.isArray(value)

export const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase())

/** A case's name in JavaScript. A misspelling in camelCase becomes one in snake_case. */
export const spelled = (name) => (/[A-Z]/.test(name) ? snake(name) : camel(name))

/** Describes the first difference. Of an object only the expected members count, of a list all items. */
export function difference(expected, seen, path = '') {
  if (Array.isArray(expected) && Array.isArray(seen)) {
    if (expected.length !== seen.length) return `${path}: ${expected.length} expected, seen ${JSON.stringify(seen)}`
    for (const [at, wanted] of expected.entries()) {
      const different = difference(wanted, seen[at], `${path}[${at}]`)
      if (different) return different
    }
    return undefined
  }
  if (isObject(expected) && isObject(seen)) {
    for (const [name, wanted] of Object.entries(expected)) {
      const different = difference(wanted, seen[name] ?? null, `${path}.${name}`)
      if (different) return different
    }
    return undefined
  }
  if (expected === seen) return undefined
  return `${path}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)

/** Compares an error with a case: its members by name, and `says`, parts of its message. */
export function errorDifference({ says = [], fields, ...expected }, error) {
  if (fields !== undefined) expected.fields = fields.map((field) => ({ ...field, field: spelled(field.field) }))
  const seen = { ...wire(error.toJSON()), message: error.message }
  // The cases have durations in seconds.
  if (typeof seen.retry_after === 'number') seen.retry_after /= 1000
  const missing = says.map(camelWords(error.message)).find((part) => !error.message.includes(part))
  return difference(expected, seen) ?? (missing && `${JSON.stringify(error.message)} does not say ${JSON.stringify(missing)}`)
}

/** A part of a message with JavaScript's names, if the message has them. */
export const camelWords = (message) => (part) =>
  message.includes(part) ? part : part.replace(/[a-z0-9]+(?:_[a-z0-9]+)+/g, (name) => camel(name))
