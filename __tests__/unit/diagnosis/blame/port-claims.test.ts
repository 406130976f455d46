import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { isAskedForTwice } from '../../../../src/diagnosis/blame/port-claims.js'

const web = { published: '80', target: 8080, protocol: 'tcp' }

test.each<[string, Record<string, JsonObject>, boolean]>([
  ['one service', { a: { ports: [web] } }, false],
  ['two services', { a: { ports: [web] }, b: { ports: [web] } }, true],
  [
    'two services, one on an address of its own',
    { a: { ports: [web] }, b: { ports: [{ ...web, host_ip: '127.0.0.1' }] } },
    true,
  ],
  [
    'two addresses',
    {
      a: {
        ports: [
          { ...web, host_ip: '10.0.0.1' },
          { ...web, host_ip: '127.0.0.1' },
        ],
      },
    },
    false,
  ],
  ['two protocols', { a: { ports: [web, { ...web, protocol: 'udp' }] } }, false],
  ['two replicas', { a: { ports: [web], deploy: { replicas: 2 } } }, true],
  ['two replicas by scale', { a: { ports: [web], scale: 2 } }, true],
  [
    'other ports',
    {
      a: { ports: [{ ...web, published: '81' }, { target: 80 }] },
      b: { ports: [{ ...web, published: '81' }] },
    },
    false,
  ],
])('%s', (_, services, isTwice) => {
  expect(isAskedForTwice({ services }, 80)).toBe(isTwice)
})
