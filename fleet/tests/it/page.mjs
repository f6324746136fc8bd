// Runs the script of a plan's page in a document of its own, and prints what the page shows: `node page.mjs PAGE`.
import { readFileSync } from 'node:fs'

const page = readFileSync(process.argv[2], 'utf8')
const [, rows] = page.match(/<script type="application\/json" id="rows">([\s\S]*?)<\/script>/)
const [, script] = page.match(/<script>\n([\s\S]*?)<\/script>/)

class Element {
  children = []
  value = ''
  textContent = ''
  hidden = false
  listeners = {}
  append(...children) {
    for (const child of children) this.children.push(...(child.isFragment ? child.children : [child]))
  }
  replaceChildren() {
    this.children = []
  }
  addEventListener(name, listener) {
    this.listeners[name] = listener
  }
}

const elements = new Map([...page.matchAll(/id="([a-z]+)"/g)].map(([, id]) => [id, new Element()]))
elements.get('rows').textContent = rows
const document = {
  getElementById: (id) => elements.get(id),
  createElement: () => new Element(),
  createDocumentFragment: () => Object.assign(new Element(), { isFragment: true }),
}
new Function('document', script)(document)

const shown = () => ({
  rows: elements.get('body').children.length,
  first: elements.get('body').children[0]?.children.map((cell) => cell.textContent) ?? [],
  count: elements.get('count').textContent,
  more: !elements.get('more').hidden,
})
const filter = (id, value) => {
  for (const name of ['account', 'operation', 'field', 'undo', 'text']) elements.get(name).value = ''
  elements.get(id).value = value
  elements.get('filter').listeners.input()
  return shown()
}
const result = { all: shown() }
elements.get('more').listeners.click()
result.more = shown()
result.accounts = elements.get('account').children.map((option) => option.value)
result.wavix = filter('account', 'wavix')
result.text = filter('text', '12062000042')
result.evil = filter('text', '<IMG')
result.undo = filter('undo', 'no')
console.log(JSON.stringify(result))
