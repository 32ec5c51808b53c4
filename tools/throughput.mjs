// Measures the throughput of npm's parsers from Markdown to HTML, in MB (1,000,000 bytes) per second: prints a line for each
// parser, with its name and a figure per round. `cargo xtask bench throughput` runs it.
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
const parsers = {
  commonmark: () => writer.render(reader.parse(text)),
  'markdown-it': () => markdownIt.render(text),
  marked: () => marked.parse(text),
}

// The compiler optimises during the first rounds.
const WARM_UP = 3
for (const [name, parse] of Object.entries(parsers)) {
  const figures = []
  for (let round = -WARM_UP; round < Number(rounds); round += 1) {
    const started = performance.now()
    parse()
    if (round >= 0) figures.push(Buffer.byteLength(text) / 1000 / (performance.now() - started))
  }
  console.log([`${name} ${version(name)}`, ...figures].join('\t'))
}
