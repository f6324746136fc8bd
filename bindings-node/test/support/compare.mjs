// How the shared cases say what they expect, and how results are spelled there.

/** A result in the names of the wire; what has no model stands beside what has, as it came. */
export function wire(value) {
  if (Array.isArray(value)) return value.map(wire)
  if (value === null || typeof value !== 'object') return value
  const { extra = {}, ...members } = value
  const spelled = {}
  for (const [name, member] of Object.entries(members)) {
    spelled[snake(name)] = AS_IT_CAME.has(name) && isPlain(member) ? member : wire(member)
  }
  // What is called `type` at the provider is a word that Rust keeps for itself.
  if (Object.keys(members).join() === 'id,kind') spelled.type = members.kind
  // A member of another shape than it should have is among them, and not in its own place.
  return { ...spelled, ...extra }
}

const AS_IT_CAME = new Set(['asked', 'observed', 'before', 'after', 'attributes'])
const isPlain = (value) => value === null || typeof value !== 'object' || value.constructor === Object || Array.isArray(value)

export const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase())

/** A name of a case in JavaScript. What is another language's spelling elsewhere is the right one here, and the other way round. */
export const spelled = (name) => (/[A-Z]/.test(name) ? snake(name) : camel(name))

/** Where `seen` is not what is expected: of an object only the expected members count, of a list every one. */
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

/** An error against what a case says of it: any member by its name, and `says`, parts of its message. */
export function errorDifference({ says = [], fields, ...expected }, error) {
  if (fields !== undefined) expected.fields = fields.map((field) => ({ ...field, field: spelled(field.field) }))
  const seen = { ...wire(error.toJSON()), message: error.message }
  // Lengths of time are seconds in the cases.
  if (typeof seen.retry_after === 'number') seen.retry_after /= 1000
  const missing = says.map(camelWords(error.message)).find((part) => !error.message.includes(part))
  return difference(expected, seen) ?? (missing && `${JSON.stringify(error.message)} does not say ${JSON.stringify(missing)}`)
}

/** A part of a message in the names of JavaScript, where the message has it so. */
export const camelWords = (message) => (part) =>
  message.includes(part) ? part : part.replace(/[a-z0-9]+(?:_[a-z0-9]+)+/g, (name) => camel(name))
