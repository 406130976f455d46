import { expect, test } from '@jest/globals'
import { describeWhereabouts, type KnownEngine } from '../../../src/reach/describe-whereabouts.js'

const known: KnownEngine = {
  name: 'Docker Engine',
  host: undefined,
  version: '28.0.4',
  compose: '2.40.3',
  place: { kind: 'here', isProven: true },
  files: { kind: 'all' },
}

test.each<[Partial<KnownEngine>, readonly string[]]>([
  [
    {},
    [
      'Docker Engine 28.0.4 at the default socket, Compose 2.40.3',
      'on this machine',
      '127.0.0.1',
      'same paths',
    ],
  ],
  [{ place: { kind: 'here', isProven: false } }, ['as far as can be told']],
  [
    {
      place: { kind: 'container', id: 'abcdef0123456789' },
      files: {
        kind: 'mounts',
        mounts: [
          { target: '/__w', source: '/srv/work' },
          { target: '/tmp', source: undefined },
        ],
      },
    },
    ['in a container of the engine, abcdef012345', "joins the run's networks", '(/__w is /srv/work)'],
  ],
  [
    { host: 'tcp://far:2376', place: { kind: 'elsewhere', host: 'far' }, files: { kind: 'none' } },
    ['at tcp://far:2376', 'on another machine, far', 'published on all addresses', 'none of them'],
  ],
  [{ files: { kind: 'folder', folder: '/builds/shop' } }, ['those in /builds/shop']],
  [{ files: { kind: 'mounts', mounts: [] } }, ['there is none']],
  [{ place: { kind: 'tunnel', host: 'far' } }, ['on another machine, far', 'that ssh forwards']],
  [{ place: { kind: 'other network' } }, ['on another network', 'cannot be reached']],
])('%j', (change, words) => {
  const told = describeWhereabouts({ ...known, ...change })
  expect(told.map(([name]) => name)).toEqual(['engine', 'place', 'apps', 'files'])
  const text = told.map(([, sentence]) => sentence).join('\n')
  for (const word of words) expect(text).toContain(word)
})
