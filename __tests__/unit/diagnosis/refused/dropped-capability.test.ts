import { expect, test } from '@jest/globals'
import { droppedCapability } from '../../../../src/diagnosis/refused/dropped-capability.js'

const found = (said: string, app: object) =>
  droppedCapability(said, 'app', { services: { app: JSON.parse(JSON.stringify(app)) } })

test.each([
  ["chown: changing ownership of '/x': Operation not permitted", { cap_drop: ['ALL'] }, 'CHOWN'],
  ['setgid(101) failed (1: Operation not permitted)', { cap_drop: ['CAP_SETGID'] }, 'SETGID'],
  ['ping: socket: Operation not permitted', { cap_drop: ['net_raw'], user: 'root' }, 'NET_RAW'],
])('%s', (said, app, capability) => {
  expect(found(said, app)).toEqual({
    path: ['services', 'app', 'cap_drop'],
    remedy: `give the service back what it needs, with \`cap_add: [${capability}]\``,
  })
})

test.each([
  ['licence: Operation not permitted', { cap_drop: ['ALL'] }],
  ['chown: /x: Operation not permitted', { cap_drop: ['NET_RAW'] }],
  ['chown: /x: Operation not permitted', { cap_drop: ['ALL'], cap_add: ['CHOWN'] }],
  ['chown: /x: Operation not permitted', { cap_drop: ['ALL'], user: '1000:1000' }],
  ['chown: /x: no such file', { cap_drop: ['ALL'] }],
])('is none: %s with %j', (said, app) => expect(found(said, app)).toBeUndefined())
