'use strict'

// Lists: item by item or page by page.

const native = require('./native.cjs')
const { runOperation } = require('./operations.cjs')
const { encodeOptions } = require('./inputs.cjs')
const { unwrapped } = require('./outcome.cjs')
const { readCountMismatch } = require('./generated/models.cjs')

/** A list. Each iteration starts from the first page. */
class Items {
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
    const pages = new native.Pages()
    unwrapped(pages.open(this.#client, this.#operation, this.#inputs, encodeOptions(this.#options)))
    for (;;) {
      const { value } = await runOperation(
        (channel, id, isCanceled) => pages.start(channel, id, isCanceled === true),
        () => pages.cancel(),
        undefined,
        this.#options?.signal,
      )
      if (value === null) {
        const mismatch = JSON.parse(pages.mismatch())
        return mismatch && readCountMismatch(mismatch)
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

module.exports = { Items }
