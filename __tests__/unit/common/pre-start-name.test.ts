import { expect, test } from '@jest/globals'
import { preStartName, preStartOf } from '../../../src/common/pre-start-name.js'

test('what runs before a service starts has a name among services, and one for people', () => {
  expect([preStartName('app'), preStartOf('app')]).toEqual(['app.pre_start', "app's pre_start"])
})
