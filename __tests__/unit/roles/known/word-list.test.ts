import { describe, expect, test } from '@jest/globals'
import { wordIndex, wordList, wordsIn } from '../../../../src/roles/known/word-list.js'

describe('a list of words', () => {
  const list = wordList('one two', 'three*')

  test.each(['one', 'two', 'three', 'threefold'])('has %s', (word) => {
    expect(list.has(word)).toBe(true)
  })

  test.each(['on', 'ones', '', 'one two', 'athree'])('has no `%s`', (word) => {
    expect(list.has(word)).toBe(false)
  })

  test('says its words as they are written', () => {
    expect(list.words).toEqual(['one', 'two', 'three*'])
    expect(wordsIn('a b', 'c')).toEqual(['a', 'b', 'c'])
  })
})

test('a word may say several things', () => {
  const meaningsOf = wordIndex({ first: ['a', 'b'], second: ['b', 'c*'], third: ['cat'] })
  expect(['a', 'b', 'cat', 'd'].map(meaningsOf)).toEqual([
    ['first'],
    ['first', 'second'],
    ['third', 'second'],
    [],
  ])
})
