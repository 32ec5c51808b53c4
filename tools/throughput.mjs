// Prints how many MB (1,000,000 bytes) of the Markdown in a file each of npm's parsers makes into HTML a second: a line
// each, with its name and as many figures as rounds. Called by `cargo xtask bench throughput`.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as commonmark from 'commonmark'
import MarkdownIt from 'markdown-it'
import { marked } from 'marked'

const [file, rounds] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const version = (name) => createRequire(import.meta.url)(`./node_modules/${name}/package.json`).version

const reader = new commonmark.Parser()
const writer = new commonmark.HtmlRenderer()
const markdownIt = new MarkdownIt('commonmark')
const ways = {
  commonmark: () => writer.render(reader.parse(text)),
  'markdown-it': () => markdownIt.render(text),
  marked: () => marked.parse(text),
}

// The first rounds are for the compiler.
const WARM_UP = 3
for (const [name, way] of Object.entries(ways)) {
  const figures = []
  for (let round = -WARM_UP; round < Number(rounds); round += 1) {
    const started = performance.now()
    way()
    if (round >= 0) figures.push(Buffer.byteLength(text) / 1000 / (performance.now() - started))
  }
  console.log([`${name} ${version(name)}`, ...figures].join('\t'))
}
