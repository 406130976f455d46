import { expect, test } from '@jest/globals'
import { warned } from './warned.js'

test('the stores of a project are among its facts', () => {
  expect(warned([]).stores.map(({ service, kind }) => [service.name, kind.name])).toEqual([['db', 'mysql']])
})
