import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { emptyVariable } from '../../../../src/findings/rules/empty-variable.js'
import { warned } from '../warned.js'

test('one of the process is a warning, one of an env file may be meant', () => {
  const facts = warned([])
  const at = { file: 'compose.yaml', line: 1, column: 1 }
  const emptyVariables = [
    { name: 'TOKEN', at, isOfProcess: true },
    { name: 'PROXY', at, isOfProcess: false },
  ]
  const { project } = facts
  const told = { ...facts, project: { ...project, sources: { ...project.sources, emptyVariables } } }
  expect(findingsOf(emptyVariable, told)).toEqual([
    {
      code: 'EMPTY_VARIABLE',
      about: 'TOKEN',
      severity: 'warning',
      message:
        'the variable TOKEN is set, but empty (as a secret is in a pull request from a fork). Give it a value, write a default, ${TOKEN:-value}, or demand it, ${TOKEN:?why}',
      at,
    },
    expect.objectContaining({ severity: 'notice', message: expect.stringMatching(/^the variable PROXY/) }),
  ])
  expect(findingsOf(emptyVariable, facts)).toEqual([])
})
