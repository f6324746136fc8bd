'use strict'

// Lists: item by item or page by page, each page read when it is asked for.

const native = require('./native.cjs')
const { NumplanError } = require('./error.cjs')
const { carryOut } = require('./calls.cjs')
const { encodeOptions } = require('./inputs.cjs')
const { readError, readMismatch } = require('./models.cjs')

/** A list. Each loop over it reads it anew. */
class List {
  #client
  #operation
  #read
  #inputs
  #options

  constructor(client, operation, read, inputs, options) {
    this.#client = client
    this.#operation = operation
    this.#read = read
    this.#inputs = inputs
    this.#options = options
  }

  async *pages() {
    const listing = new native.Listing()
    const opened = listing.open(this.#client, this.#operation, this.#inputs, encodeOptions(this.#options))
    const [, failure] = JSON.parse(opened)
    if (failure !== undefined) throw new NumplanError(readError(failure))
    for (;;) {
      const { value } = await carryOut(
        (line, call, givenUp) => listing.startPage(line, call, givenUp === true),
        () => listing.cancel(),
        undefined,
        this.#options?.signal,
      )
      if (value === null) {
        const mismatch = JSON.parse(listing.mismatch())
        return mismatch && readMismatch(mismatch)
      }
      yield this.#read(value)
    }
  }

  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* page.items
  }

  async toArray() {
    const items = []
    for await (const page of this.pages()) items.push(...page.items)
    return items
  }
}

module.exports = { List }
