import { expect, test } from '@jest/globals'
import { extendsProblems } from '../../../../src/compose/problems/extends-problems.js'
import { servicesIn } from '../../../../src/compose/source/find-place.js'
import { treeOf } from '../source/tree-of.js'

function problemsOf(written: string) {
  const tree = treeOf({ 'compose.yaml': `services:\n  web:\n    extends: ${written}\n` })
  return tree.all
    .flatMap(servicesIn)
    .flatMap(({ place }) => extendsProblems(place, { path: 'services.web', covers: [] }))
    .map(({ problem: { message, at } }) => `${at?.line}:${at?.column} ${message}`)
}

test.each([
  ['{service: }', '3:15'],
  ['{service: "", file: common.yaml}', '3:15'],
  ['{file: common.yaml}', '3:5'],
  ['{service: 5}', '3:15'],
  ['{service: [base]}', '3:15'],
])('%s names no service', (written, place) => {
  expect(problemsOf(written)).toEqual([`${place} services.web.extends names no service`])
})

test.each(['base', '{service: base}', '{service: "${BASE}"}', '{service: !reset base}', '[base]', ''])(
  '%s says nothing of that',
  (written) => expect(problemsOf(written)).toEqual([]),
)
