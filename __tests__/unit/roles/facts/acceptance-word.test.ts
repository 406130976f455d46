import { describe, expect, test } from '@jest/globals'
import { acceptanceWord } from '../../../../src/roles/facts/acceptance-word.js'
import { nameFacts } from '../../../../src/roles/facts/name-facts.js'

const nothing = { tests: false, tool: undefined, isRestarted: false, isLongRunning: false, exposes: false }
const e2e = (objections: Partial<Parameters<typeof acceptanceWord>[1]> = {}) =>
  acceptanceWord(nameFacts('web-e2e'), { ...nothing, ...objections })

describe('a name that says acceptance', () => {
  test('counts where nothing speaks against it', () => {
    expect(e2e()).toBe('e2e')
    expect(acceptanceWord(nameFacts('web'), nothing)).toBeUndefined()
  })

  test.each([
    { isLongRunning: true, tests: true },
    { tool: { why: 'a tool' }, tests: true },
    { isRestarted: true },
    { exposes: true },
  ])('does not count with %j', (objections) => {
    expect(e2e(objections)).toBeUndefined()
  })

  test('counts under a policy that restarts where it surely tests', () => {
    expect(e2e({ isRestarted: true, exposes: true, tests: true })).toBe('e2e')
  })
})
