import { expect, test } from '@jest/globals'
import { refusal } from '../../../src/steps/refusal.js'

const said = 'Error response from daemon: invalid X: foo\n'
const of = (...path: string[]) => ({ path, isOfTheFile: true })

test('a value that only the file is to blame for is named by its key', () => {
  expect(
    refusal('could not be made', said, { who: 'file', remedy: 'mend it' }, of('services', 'a', 'x', 'y')),
  ).toEqual({
    detail: 'could not be made with `x`: invalid X: foo',
    evidence: said.trim(),
    about: ['services', 'a', 'x', 'y'],
    blame: 'file',
    remedy: 'mend it',
  })
})

test('a limit under deploy by its whole path', () => {
  const path = ['deploy', 'resources', 'limits', 'memory']
  const { detail } = refusal('failed', said, { who: 'file' }, of('services', 'a', ...path))
  expect(detail).toBe('failed with `deploy.resources.limits.memory`: invalid X: foo')
})

test('one of a volume by its whole path', () => {
  const { detail } = refusal('failed', said, { who: 'file' }, of('volumes', 'data', 'driver_opts', 'foo'))
  expect(detail).toBe('failed with `volumes.data.driver_opts.foo`: invalid X: foo')
})

test('where others are to blame, or no value is known, the words stand alone', () => {
  expect(refusal('failed', said, { who: 'elsewhere' }, of('services', 'a', 'runtime'))).toMatchObject({
    detail: 'failed: invalid X: foo',
    about: ['services', 'a', 'runtime'],
  })
  expect(refusal('failed', said, { who: 'file' }, undefined)).toEqual({
    detail: 'failed: invalid X: foo',
    evidence: said.trim(),
    blame: 'file',
  })
})
