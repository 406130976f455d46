import { expect, test } from '@jest/globals'
import { replicaName } from '../../../src/compose/replica-name.js'

test('a container of several is told by its number, the only one is not', () => {
  expect([replicaName('app', 0, 1), replicaName('app', 0, 3), replicaName('app', 2, 3)]).toEqual([
    'app',
    'app (1 of 3)',
    'app (3 of 3)',
  ])
})
