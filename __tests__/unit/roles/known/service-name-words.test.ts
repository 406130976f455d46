import { describe, expect, test } from '@jest/globals'
import { nameFacts } from '../../../../src/roles/facts/name-facts.js'
import { handToolNames, type NameMeaning, nameWords } from '../../../../src/roles/known/service-name-words.js'

const entries = Object.entries(nameWords).flatMap(([meaning, words]) =>
  words.map((word) => [word, meaning] as const),
)

describe('words of names', () => {
  test.each(entries)('%s says %s', (word, meaning) => {
    const name = word.replace('*', 'x')
    const { says } = nameFacts(`a_${name}-1`)
    expect(Object.entries(says)).toContainEqual([meaning, name])
  })

  test.each(handToolNames.words)('%s is run by hand, but not as a part of a name', (name) => {
    expect(nameFacts(name).isHandTool).toBe(true)
    expect(nameFacts(`shop-${name}`).isHandTool).toBe(false)
  })

  test('say no more than they are there for', () => {
    const meanings: NameMeaning[] = ['acceptance', 'migration', 'preparation', 'endless', 'commonTool']
    for (const meaning of meanings) expect(nameFacts('frontend').says[meaning]).toBeUndefined()
  })
})
