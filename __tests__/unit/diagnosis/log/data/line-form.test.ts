import { describe, expect, test } from '@jest/globals'
import { AFTERMATHS } from '../../../../../src/diagnosis/log/data/aftermaths.js'
import { FRAMES, QUOTES } from '../../../../../src/diagnosis/log/data/frames.js'
import {
  ADVICE,
  DETAILS,
  POINTERS,
  TRAILERS,
  WRAPPERS,
} from '../../../../../src/diagnosis/log/data/incidental-lines.js'
import { anyForm } from '../../../../../src/diagnosis/log/data/line-form.js'

const TABLES = { ADVICE, AFTERMATHS, DETAILS, FRAMES, POINTERS, QUOTES, TRAILERS, WRAPPERS }

describe.each(Object.entries(TABLES))('%s', (_name, forms) => {
  test.each(forms.map(({ is, like }): [string, RegExp] => [like, is]))('%j', (like, is) => {
    expect(like).toMatch(is)
  })

  test('has all of its forms when they are joined', () => {
    const has = anyForm(forms)
    for (const { like } of forms) expect(has(like)).toBe(true)
  })

  test('has nothing that tells a cause', () => {
    const has = anyForm(forms)
    const causes = [
      'Error: connect ECONNREFUSED 10.0.0.1:5432',
      'ERROR:  relation "nowhere" does not exist',
      'sh: 1: ./manage: not found',
      "KeyError: 'SECRET_KEY'",
      'listen tcp :8080: bind: address already in use',
    ]
    expect(causes.filter(has)).toEqual([])
  })
})
