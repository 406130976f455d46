import { expect, test } from '@jest/globals'
import type { Json } from '../../../../src/common/json.js'
import { withEmptyLists } from '../../../../src/compose/source/empty-lists.js'

test.each<[Json, Json | undefined, Json]>([
  [
    { smoke: null, app: 'web' },
    { smoke: [], app: 'web' },
    { smoke: [], app: 'web' },
  ],
  [{ smoke: null }, { smoke: null }, { smoke: null }],
  [{ smoke: null }, undefined, { smoke: null }],
  [{ smoke: ['GET /'] }, { smoke: [] }, { smoke: ['GET /'] }],
  ['text', { smoke: [] }, 'text'],
])('%j, written as %j, means %j', (printed, written, meant) => {
  expect(withEmptyLists(printed, written)).toEqual(meant)
})
