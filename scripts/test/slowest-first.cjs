const Sequencer = require('@jest/test-sequencer').default

/** The docker command line alone is quick: these files fill the workers at the end. */
const SHORT = 'compose'

/**
 * The longest test files first, so that no worker is left alone with one in the end. Jest goes by how long each took
 * the last time, or else by its size; where it knows neither, a file that needs an engine takes longer.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const isShort = ({ context }) => context.config.displayName?.name === SHORT
    const sorted = super.sort(tests)
    return [...sorted.filter((test) => !isShort(test)), ...sorted.filter(isShort)]
  }
}
