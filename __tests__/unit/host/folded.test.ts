import { describe, expect, test } from '@jest/globals'
import { folded } from '../../../src/host/folded.js'

describe('folded lines', () => {
  test('break between words, and go on further in', () => {
    expect(folded('✖ check web  1.2s  web answered GET /products with 500', 30).split('\n')).toEqual([
      '✖ check web  1.2s  web',
      '    answered GET /products',
      '    with 500',
    ])
    expect(folded('  → write `image: web:1` instead of it', 24)).toBe(
      '  → write `image: web:1`\n      instead of it',
    )
  })

  test('are whole where they fit, and where nothing says how wide the screen is', () => {
    const line = 'all of it fits'
    expect(folded(line, line.length)).toBe(line)
    expect(folded(line.repeat(9), undefined)).toBe(line.repeat(9))
  })

  test('keep a word that is wider than the screen, and what stands before it', () => {
    expect(folded('✖ /a/very/long/path/to/a/file.yaml is bad', 12)).toBe(
      '✖ /a/very/long/path/to/a/file.yaml\n    is bad',
    )
  })

  test('do not count colours', () => {
    const line = '\u001b[31m✖\u001b[39m one two'
    expect(folded(line, 9)).toBe(line)
    expect(folded(line, 8)).toBe('\u001b[31m✖\u001b[39m one\n    two')
  })

  test('of a log stay behind its bar', () => {
    expect(folded('  │ 07:00 connection to db refused', 21)).toBe(
      '  │ 07:00 connection\n  │     to db refused',
    )
  })

  test('leave source as it is, with the carets below it', () => {
    const source = '    image: web:latest\n           ^^^^^^^^^^'
    expect(folded(source, 12)).toBe(source)
  })
})
