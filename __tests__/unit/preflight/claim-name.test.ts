import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { claimName } from '../../../src/preflight/claim-name.js'

const run = { id: 'mine', begunAt: '2026-01-02T03:04:05.000Z' }
const claimed = (holder: { id: string | undefined; begunAt: string | undefined }) =>
  claimName({ project: 'shop' }, run, { names: { claim: async () => holder } })

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

test('an engine that makes no volume is to blame, with its own words', async () => {
  const refused = Object.assign(new Error('x'), { json: { message: 'no space left on device' } })
  const claim = () => Promise.reject(refused)
  await expect(claimName({ project: 'shop' }, run, { names: { claim } })).rejects.toMatchObject({
    message: 'the engine makes no volume: no space left on device',
    instead: expect.stringContaining('docker system df'),
    cause: refused,
  })
  const lost = new EngineTrouble('no Docker Engine answers')
  await expect(
    claimName({ project: 'shop' }, run, { names: { claim: () => Promise.reject(lost) } }),
  ).rejects.toBe(lost)
})
