import { describe, expect, test } from '@jest/globals'
import { launchers } from '../../../../src/roles/known/launchers.js'
import { commandFactsOf } from '../role-sketches.js'

describe('launchers', () => {
  test.each(launchers.map(({ example }) => example))('`%s`', (example) => {
    expect(commandFactsOf(example).runsServer).toBe(true)
  })

  test('and no other program stands in front of a server', () => {
    expect(commandFactsOf('./check nginx').runsServer).toBe(false)
  })
})
