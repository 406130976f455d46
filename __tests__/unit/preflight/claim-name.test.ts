import { expect, test } from '@jest/globals'
import { claimName } from '../../../src/preflight/claim-name.js'

const run = { id: 'mine', begunAt: '2026-01-02T03:04:05.000Z' }
const claimed = (holder: { id: string | undefined; begunAt: string | undefined }) =>
  claimName('shop', run, { names: { claim: async () => holder } })

test('a name that is the run’s may be used', async () => {
  await claimed(run)
})

test('another run’s is refused, with when that one began', async () => {
  await expect(claimed({ id: 'other', begunAt: '2026-01-02T03:00:00.000Z' })).rejects.toMatchObject({
    problems: [
      {
        message: 'the project name shop is taken by a run that began at 2026-01-02T03:00:00.000Z',
        instead: expect.stringContaining('`compose-gate down -p shop`'),
      },
    ],
  })
  await expect(claimed({ id: undefined, begunAt: undefined })).rejects.toMatchObject({
    problems: [{ message: 'the project name shop is taken by a run' }],
  })
})
