import { expect, test } from '@jest/globals'
import { emptyVariables } from '../../../../src/compose/source/empty-variables.js'
import { shortPlace, treeOf } from './tree-of.js'

const env = { A: '', B: '', C: '', D: '', E: '', F: '', SET: 'x' }

function found(line: string) {
  const tree = treeOf({ 'compose.yaml': `services:\n  web: {${line}}\n` }, { env })
  return emptyVariables(tree, { A: '', SET: 'x' }).map(({ name, at, isOfProcess }) => [
    name,
    shortPlace(at),
    isOfProcess,
  ])
}

test.each([
  ['image: "x:$A"', [['A', 'compose.yaml:2:19', true]]],
  ['image: "x:${B}-${B}"', [['B', 'compose.yaml:2:19', false]]],
  [
    'image: "${C-x}${D?x}"',
    [
      ['C', 'compose.yaml:2:17', false],
      ['D', 'compose.yaml:2:23', false],
    ],
  ],
  ['environment: [A, SET, NONE]', [['A', 'compose.yaml:2:23', true]]],
  ['environment: {A: , SET: }', [['A', 'compose.yaml:2:23', true]]],
  ['image: "${A:-x}${B:?x}${C:+x}$$D$${E}${SET}${NONE}"', []],
  ['environment: {A: "", B: x}', []],
  ['environment: [A=, "B=x"]', []],
])('%s', (line, expected) => expect(found(line)).toEqual(expected))

test('what secrets and configs are made of', () => {
  const text =
    'services: {}\nsecrets: {a: {environment: A}, b: {file: B}}\nconfigs: {c: {environment: SET}}\n'
  const found = emptyVariables(treeOf({ 'compose.yaml': text }, { env }), { A: '' })
  expect(found.map(({ name, at }) => [name, shortPlace(at)])).toEqual([['A', 'compose.yaml:2:15']])
})
