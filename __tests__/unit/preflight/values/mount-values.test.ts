import { expect, test } from '@jest/globals'
import { wrongMounts } from '../../../../src/preflight/values/mount-values.js'

test.each([
  [
    { volumes: [{ type: 'bnd', source: '/x', target: '/x' }] },
    'volumes./x: `bnd` is none of `bind`, `volume`, `tmpfs`, `npipe`, `cluster`, `image` → write `bind`',
  ],
  [
    { volumes: [{ type: 'volume', source: 'd', target: 'data' }] },
    'volumes.data: `data` is not an absolute path in the container → write `/data`',
  ],
  [
    { volumes: [{ type: 'volume', target: 'c:/data' }] },
    'volumes.c:/data: `c:/data` is a path of Windows to Compose → give the volume a name of more than one letter',
  ],
  [
    { tmpfs: ['/tmp', 'run:size=1m'] },
    'tmpfs.1: `run` is not an absolute path in the container → write `/run`',
  ],
])('%j', (service, expected) => {
  const found = wrongMounts(service)
  expect(found.map(({ path, wrong }) => `${path.join('.')}: ${wrong.join(' → ')}`)).toEqual([expected])
})

test('what every engine takes', () => {
  const volumes = [{ target: '/a' }, { type: 'image', target: '/b' }]
  expect(wrongMounts({ volumes, tmpfs: '/run:size=1m' })).toEqual([])
})
