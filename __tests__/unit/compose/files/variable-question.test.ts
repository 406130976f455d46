import { expect, test } from '@jest/globals'
import { answeredVariables, variableQuestion } from '../../../../src/compose/files/variable-question.js'

test('the question names variables, and gives each a place in the answer', () => {
  expect(JSON.parse(variableQuestion(['A', 'B']))).toEqual({
    services: { variables: { image: 'variables', environment: { V0: '${A-}', V1: '${B-}' } } },
  })
})

test('the answer has each `$` twice', () => {
  const printed = JSON.stringify({ services: { variables: { environment: { V0: 'a$$b', V1: null } } } })
  expect(answeredVariables(printed, ['A', 'B'])).toEqual({ A: 'a$b', B: '' })
})

test.each(['', 'null', '{}', 'WARN'])('%j is no answer', (printed) => {
  expect(answeredVariables(printed, ['A'])).toBeUndefined()
})
