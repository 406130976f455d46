import { expect, test } from '@jest/globals'
import { composeProblems } from '../../../../src/compose/problems/compose-problems.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const stderr = 'service "b" has neither an image nor a build context specified: invalid compose project'
const told = (services: string, said = stderr) => {
  const tree = {
    ...treeOf({ 'compose.yaml': `services:\n${services}` }),
    environment: () => ({ SET: 'x', EMPTY: '' }),
  }
  return composeProblems({ exitCode: 1, stderr: said }, tree).map(
    ({ message, at, instead }) => `${shortPlace(at)} ${message} → ${instead}`,
  )
}

test('images of variables that are not set are told all at once, each where it is written', () => {
  expect(told('  a: {image: $NONE}\n  b:\n    image: ${EMPTY}\n  c: {image: $SET}\n')).toEqual([
    'compose.yaml:2:7 services.a.image: NONE is not set, so there is no image → set NONE in the environment or in an env file, or write a default: ${NONE:-value}',
    'compose.yaml:4:5 services.b.image: EMPTY is not set, so there is no image → set EMPTY in the environment or in an env file, or write a default: ${EMPTY:-value}',
  ])
})

test.each([
  ['  a: {image: $NONE, build: .}\n'],
  ['  a: {image: $NONE, extends: {service: c}}\n'],
  ['  a: {image: "${NONE:-x}"}\n'],
  ['  a: {image: $SET}\n'],
])('but not of %j', (services) => {
  expect(told(services, 'something else')).toEqual(['compose.yaml:1:1 something else → undefined'])
})
