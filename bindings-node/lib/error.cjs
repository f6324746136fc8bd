'use strict'

// The one error class. Whether it was loaded by `import` or by `require`, it is this one: `instanceof` works across.

/** What failed, in the words of the engine. */
class NumplanError extends Error {
  constructor(detail, cause) {
    super(detail.message, cause === undefined ? undefined : { cause })
    for (const name in detail) {
      // `message` and `cause` are an Error's own; the rest is plain data.
      if (name !== 'message' && name !== 'cause') this[name] = detail[name]
    }
    if (cause === undefined && detail.cause !== null) define(this, 'cause', detail.cause)
  }
}

/** All of it as plain data; an Error alone would lose its message. */
Object.defineProperty(NumplanError.prototype, 'toJSON', {
  value() {
    const { result, suggestion, ...detail } = this
    const cause = typeof this.cause === 'string' ? this.cause : null
    return { ...detail, message: this.message, cause }
  },
  writable: true,
  configurable: true,
})

function define(error, name, value) {
  Object.defineProperty(error, name, { value, writable: true, configurable: true, enumerable: false })
}

Object.defineProperty(NumplanError.prototype, 'name', {
  value: 'NumplanError',
  writable: true,
  configurable: true,
  enumerable: false,
})

module.exports = { NumplanError }
