import { expect, test } from '@jest/globals'
import { entries } from '../../src/entries.js'
import { read } from './repository/files.js'

test('there is an entry for each file that enters the bundle', () => {
  const built = /for \(const entry of \[(.*)\]\)/.exec(read('scripts/build.mjs'))?.[1] ?? ''
  expect(
    Object.keys(entries)
      .map((name) => `'${name}'`)
      .join(', '),
  ).toBe(built)
})
