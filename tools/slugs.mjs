// Writes github-slugger's ids of the headings in crates/document/tests/fixtures/headings.txt, all in one document.
import { readFileSync, writeFileSync } from 'node:fs'
import GithubSlugger from 'github-slugger'

const folder = new URL('../crates/document/tests/fixtures/', import.meta.url)
const slugger = new GithubSlugger()
const lines = readFileSync(new URL('headings.txt', folder), 'utf8').split('\n').filter((line) => line !== '')
// Characters that editors do not show are escaped.
const text = (line) => line.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
const rows = lines.map((line) => `${line}\t=\t${slugger.slug(text(line))}`)
writeFileSync(new URL('slugs.tsv', folder), `${rows.join('\n')}\n`)
