import { expect, test } from '@jest/globals'
import { valueProblem, wrongFolder, wrongWord } from '../../../../src/compose/values/wrong-value.js'

test('a word that is none of those that may stand there', () => {
  expect(wrongWord('bind', ['bind', 'volume'])).toBeUndefined()
  expect(wrongWord('bnd', ['bind', 'volume'])).toEqual(['`bnd` is none of `bind`, `volume`', 'write `bind`'])
  expect(wrongWord('disk', ['bind', 'volume'])?.[1]).toBe('write one of them')
  expect(wrongWord('allways:3', ['always'], 'allways')?.[1]).toBe('write `always`')
})

test.each([
  ['/srv', undefined],
  ['C:\\app', undefined],
  ['srv/app', 'write `/srv/app`'],
])('a path %s in a container', (path, instead) => expect(wrongFolder(path)?.[1]).toBe(instead))

test('the problem with a value', () => {
  const at = { file: 'compose.yaml', line: 1, column: 2 }
  expect(valueProblem('services.web.image', ['is wrong', 'mend it'], at)).toEqual({
    message: 'services.web.image: is wrong',
    instead: 'mend it',
    at,
  })
})
