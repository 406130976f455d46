import { expect, test } from '@jest/globals'
import { demandOf, howToSet, missingVariables } from '../../../../src/compose/problems/missing-variables.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const env = { SET: 'x', EMPTY: '' }

test.each([
  ['${UNSET:?say why}', ['required variable UNSET is missing a value: say why']],
  ['${UNSET?}', ['required variable UNSET is missing a value']],
  ['${EMPTY:?}', ['required variable EMPTY is missing a value']],
  ['${EMPTY?}', []],
  ['${SET:?}', []],
  ['${UNSET:-x}', []],
  ['$${UNSET:?}', []],
  ['$$${UNSET:?}', ['required variable UNSET is missing a value']],
  // Whether the default is used, only Compose knows.
  ['${A:-${UNSET:?}}', []],
])('%s', (value, messages) => {
  const problems = missingVariables(treeOf({ 'compose.yaml': `a: "${value}"` }, { env }))
  expect(problems.map(({ message }) => message)).toEqual(messages)
})

test('each where it is written, with what to do', () => {
  const tree = treeOf({ 'compose.yaml': 'a: x${ONE:?}\nb: [c, "${TWO:?}"]\n' })
  expect(missingVariables(tree).map(({ at, instead }) => [shortPlace(at), instead])).toEqual([
    ['compose.yaml:1:5', howToSet('ONE')],
    ['compose.yaml:2:9', howToSet('TWO')],
  ])
  expect([shortPlace(demandOf(tree, 'TWO')), demandOf(tree, 'THREE')]).toEqual([
    'compose.yaml:2:9',
    undefined,
  ])
})
