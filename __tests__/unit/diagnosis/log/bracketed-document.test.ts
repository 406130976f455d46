import { describe, expect, test } from '@jest/globals'
import {
  endOfBracket,
  toldByDocument,
  toldByField,
} from '../../../../src/diagnosis/log/bracketed-document.js'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'

const ZOD = linesIn([
  'ZodError: [',
  '  {',
  '    "code": "invalid_type",',
  '    "path": ["DATABASE_URL"],',
  '    "message": "Required"',
  '  }',
  ']',
  'bye',
])

describe('what a bracket at the end of a line opens', () => {
  test('ends where the bracket is closed', () => {
    expect(endOfBracket(ZOD, 0)).toBe(7)
    expect(endOfBracket(ZOD, 1)).toBe(6)
  })

  test.each([
    ['a line without one', ['Error: x', '  y', '}']],
    ['one that is never closed', ['Error: {', '  y']],
    ['one whose depth ends with words', ['Error: {', '  y', 'bye']],
  ])('is not there in %s', (_, log) => {
    expect(endOfBracket(linesIn(log), 0)).toBeUndefined()
  })
})

describe('a document tells', () => {
  test('what JSON says of errors, and where', () => {
    expect(toldByDocument(ZOD, 0)).toEqual({ text: expect.stringContaining('DATABASE_URL: Required'), to: 7 })
  })

  test('what an object of Node says, which is no JSON', () => {
    const lines = linesIn(['Error: {', '  code: 7,', "  message: 'no such host',", '}'])
    expect(toldByDocument(lines, 0)).toEqual({ text: 'no such host', to: 4 })
  })

  test('nothing where no field is a message', () => {
    expect(toldByDocument(linesIn(['Error: {', '  code: 7,', '}']), 0)).toBeUndefined()
  })
})

test('the first field that is a sentence', () => {
  expect(toldByField(['  errno: -111,', '  sqlMessage: "no table \'a\'",', "  detail: 'late'"])).toBe(
    "no table 'a'",
  )
  expect(toldByField(['  code: 1'])).toBeUndefined()
})

test('where in what was given a field is wrong, if that stands beside it', () => {
  const path = ["    path: [ 'db', 'port' ],", "    message: 'expected a number'"]
  expect(toldByField(path)).toBe('db.port: expected a number')
  expect(toldByField(['  path: [ "a" ],', "    message: 'expected a number'"])).toBe('expected a number')
})
