import { expect, test } from '@jest/globals'
import { AFTERMATHS } from '../../../../../src/diagnosis/log/data/aftermaths.js'

test.each(AFTERMATHS.map(({ like }) => like))('only one form is for %j, so none is idle', (like) => {
  const others = AFTERMATHS.filter((form) => form.like !== like)
  expect(others.filter(({ is }) => is.test(like)).map((form) => form.like)).toEqual([])
})
