import { expect, test } from '@jest/globals'
import { observeAbsent } from '../../../src/findings/absent-externals.js'

test('each is told by its name on the engine, and nothing is said where none is missing', () => {
  const found = observeAbsent('volume', [{ name: 'shop_data' }])
  expect(found).toEqual([
    {
      at: undefined,
      about: 'shop_data',
      why: 'the external volume shop_data does not exist on this engine, so the run gets an empty one of its own',
      instead: 'Where what is in it matters, make it beforehand with docker volume create shop_data',
    },
  ])
  expect(observeAbsent('network', [])).toEqual([])
})
