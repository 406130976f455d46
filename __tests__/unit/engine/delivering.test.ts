import { expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const entry = {
  path: 'a',
  mode: 0o644,
  uid: 0,
  gid: 0,
  content: { is: 'file', bytes: Buffer.from('x') },
} as const
const PUT = 'PUT /containers/app/archive'

test.each([
  ['takes a file', undefined, undefined],
  ['refuses a file', 'container rootfs is marked read-only', 'container rootfs is marked read-only'],
])('a container %s', async (_, words, refusal) => {
  const refuses = words === undefined ? {} : { [PUT]: [403, words] as const }
  await using engine = await FakeEngine.with({ refuses })
  expect(await engine.docker.delivering.put('app', [entry])).toBe(refusal)
  expect(engine.asked).toEqual([PUT])
})

test('volumes get files by way of a container that is removed, whatever the engine says', async () => {
  const refuses = {
    'GET /containers/app/json': [200, { Image: 'sha256:1', Config: { Labels: {} } }],
    'POST /containers/create': [201, { Id: 'helper' }],
    'PUT /containers/helper/archive': [500, 'no space left on device'],
  } as const
  await using engine = await FakeEngine.with({ refuses })
  expect(await engine.docker.delivering.putIntoVolumes('app', [entry])).toContain('no space left')
  expect(engine.asked).toEqual([...Object.keys(refuses), 'DELETE /containers/helper'])
})
