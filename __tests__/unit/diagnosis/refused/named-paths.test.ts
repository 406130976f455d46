import { expect, test } from '@jest/globals'
import { holderOf, namedPaths } from '../../../../src/diagnosis/refused/named-paths.js'

test.each([
  ["cp: error writing '/data/x.bin': full", ['/data/x.bin']],
  ['/app/run.sh: line 3: write error', []],
  ['open /a/b: full', ['/a/b']],
  ['rename(/a, /b/c) failed', ['/a', '/b/c']],
  ['base/5/2601: and/or', []],
])('%s', (line, paths) => expect(namedPaths(line)).toEqual(paths))

test('the innermost folder holds a path', () => {
  const places = ['/', '/data', '/data/hot', '/dat'].map((target) => ({ target }))
  expect(holderOf(['/data/hot/x'], places)?.target).toBe('/data/hot')
  expect(holderOf(['/data'], places)?.target).toBe('/data')
  expect(holderOf(['/database'], places.slice(1))).toBeUndefined()
})
