import { describe, expect, test } from '@jest/globals'
import { endsPlainly } from '../../../../src/roles/facts/ending-commands.js'
import { endingArguments, endingCommands, endingPrograms } from '../../../../src/roles/known/known-endings.js'
import { commandFactsOf } from '../role-sketches.js'

describe('a command that plainly ends', () => {
  test.each(endingCommands)('$example', ({ example }) => {
    expect(endsPlainly(commandFactsOf(example))).toBe(true)
  })

  test.each(endingPrograms.words.filter((word) => word !== 'tail'))('%s', (program) => {
    expect(endsPlainly({ ...none, simple: [{ ...command, program }] })).toBe(true)
  })

  test.each(endingArguments.words)('anything that is told to %s', (word) => {
    expect(endsPlainly(commandFactsOf(`./acme model ${word}`))).toBe(true)
    expect(endsPlainly(commandFactsOf('./acme model'))).toBe(false)
  })
})

const none = { isEndless: false, runsServer: false, isServerByName: false }
const command = { args: [], text: '', before: [], keywords: [] }
