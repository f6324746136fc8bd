'use strict'

// The error class. `import` and `require` load the same one, so `instanceof` works across both.

/** An error of the engine. */
class NumplanError extends Error {
  constructor(details, cause) {
    super(details.message, cause === undefined ? undefined : { cause })
    for (const name in details) {
      // `message` and `cause` belong to Error; the rest is plain data.
      if (name !== 'message' && name !== 'cause') this[name] = details[name]
    }
    if (cause === undefined && details.cause !== null) define(this, 'cause', details.cause)
  }
}

function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
}

// Without this method JSON.stringify omits the message.
define(NumplanError.prototype, 'toJSON', function toJSON() {
  const { result, suggestion, ...details } = this
  const cause = typeof this.cause === 'string' ? this.cause : null
  return { ...details, message: this.message, cause }
})
define(NumplanError.prototype, 'name', 'NumplanError')

module.exports = { NumplanError }
