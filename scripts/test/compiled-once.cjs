// The environment of jest's tests, in which a module is compiled once in each worker. By itself jest compiles every
// module anew for every test file, its own ones included: half of the processor time of the unit tests.
const vm = require('node:vm')
const { TestEnvironment } = require('jest-environment-node')

/** By the file and what jest has made of it. @type {Map<string, {source: string, script: vm.Script}>} */
const compiled = new Map()

/**
 * In place of Node's function of this name. What it makes is bound to no context, so that it serves all test files.
 * @param {string} source
 * @param {readonly string[]} parameters
 * @param {{filename: string, parsingContext: vm.Context}} options
 */
function compileFunction(source, parameters, { filename, parsingContext }) {
  let known = compiled.get(filename)
  if (known?.source !== source) {
    const head = `(function (${parameters.join(', ')}) {`
    // Places in stack traces stay those of the file.
    const script = new vm.Script(`${head}${source}\n})`, { filename, columnOffset: -head.length })
    known = { source, script }
    compiled.set(filename, known)
  }
  return known.script.runInContext(parsingContext)
}

vm.compileFunction = compileFunction

module.exports = TestEnvironment
