import { expect, test } from '@jest/globals'
import { colourPaint, plainPaint } from '../../../src/host/paint.js'

test('colours, and none', () => {
  expect(plainPaint('red', 'a')).toBe('a')
  expect(colourPaint('red', 'a')).toBe('\u001b[31ma\u001b[39m')
  expect(colourPaint('bold', 'a')).toBe('\u001b[1ma\u001b[22m')
})
