import { expect, test } from '@jest/globals'
import { pausedNote } from '../../../src/diagnosis/paused.js'
import type { Docker } from '../../../src/engine/docker.js'

const docker = {
  inspect: async (id: string) => {
    if (id === 'refused') throw new Error('no')
    return id === 'gone' ? undefined : { paused: id === 'paused' }
  },
} as unknown as Pick<Docker, 'inspect'>
const note = (...ids: readonly string[]) =>
  pausedNote(
    ids.map((id) => ({ id })),
    docker,
  )

test('only a container that is paused is told', async () => {
  expect(await note('one', 'paused')).toBe('; its container is paused, so nothing in it runs')
  expect(await note('one', 'gone', 'refused')).toBe('')
})
