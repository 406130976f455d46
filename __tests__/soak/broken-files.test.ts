import { describe, expect, test } from '@jest/globals'
import { MUTATION_NAMES, mutatedFiles } from '../harness/broken-files.js'
import { expectReadable, plannedAll } from '../harness/planned-files.js'

describe('broken files, many of each mutation', () => {
  test.each(MUTATION_NAMES)(
    '%s',
    async (name) => {
      const texts = mutatedFiles(name, 300)
      // A mutation of a whole line can make no more files than there are lines.
      expect(texts.length).toBeGreaterThan(30)
      const outcomes = await plannedAll(texts)
      expect(outcomes).toHaveLength(texts.length)
      outcomes.forEach(expectReadable)
    },
    10 * 60_000,
  )
})
