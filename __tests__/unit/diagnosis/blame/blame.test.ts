import { expect, test } from '@jest/globals'
import { blameForWords, RELEASE } from '../../../../src/diagnosis/blame/blame.js'

const causes = [{ says: /later/, remedy: 'wait', passes: true }]

test('words that name a cause blame that', () => {
  expect(blameForWords('come later', causes, RELEASE)).toEqual({
    who: 'elsewhere',
    remedy: 'wait',
    passes: true,
  })
})

test('other words blame whom the caller says', () => {
  expect(blameForWords('a sentence nobody knows', causes, RELEASE)).toBe(RELEASE)
})

test('names in quotes say nothing', () => {
  expect(blameForWords('"/later": not found', causes, RELEASE)).toBe(RELEASE)
})
