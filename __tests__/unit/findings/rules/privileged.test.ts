import { expect, test } from '@jest/globals'
import { privileged } from '../../../../src/findings/rules/privileged.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  [true, ['warning services.app.privileged']],
  [false, []],
])('privileged: %p', (flag, expected) => {
  expect(placesBy(privileged, { ...sound, app: { ...sound.app, raw: { privileged: flag } } })).toEqual(
    expected,
  )
})
