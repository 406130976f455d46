import { expect, test } from '@jest/globals'
import { outcomeBlame, platformOf } from '../../../src/steps/outcome-blame.js'

test('who is to blame is said where it is not the release', () => {
  expect(outcomeBlame({ who: 'elsewhere', remedy: 'wait', passes: true })).toEqual({
    blame: 'elsewhere',
    remedy: 'wait',
  })
  expect(outcomeBlame({ who: 'release', remedy: 'log in' })).toEqual({ remedy: 'log in' })
  expect(outcomeBlame({ who: 'release' })).toEqual({})
  const about = ['services', 'app', 'mem_limit']
  expect(outcomeBlame({ who: 'release', about })).toEqual({ about })
})

test('the platform that a service asks for', () => {
  const model = { services: { app: { platform: 'linux/arm64' }, db: {} } }
  expect(['app', 'db', 'nobody'].map((name) => platformOf({ model }, name))).toEqual([
    'linux/arm64',
    undefined,
    undefined,
  ])
})
