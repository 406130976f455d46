import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { engineSocket } from '../../../../src/findings/rules/engine-socket.js'
import { placesBy, sound } from '../planned-findings.js'

const mounted = (source: string) => ({ volumes: [{ type: 'bind', source, target: '/socket' }] })

test.each<[string, JsonObject, readonly string[]]>([
  ['docker', mounted('/var/run/docker.sock'), ['warning services.app.volumes./var/run/docker.sock']],
  ['podman', mounted('/run/podman/podman.sock'), ['warning services.app.volumes./run/podman/podman.sock']],
  ['any other', mounted('/run/mysqld/mysqld.sock'), []],
  ['the API', { use_api_socket: true }, ['warning services.app.use_api_socket']],
])('the socket of %s', (_, raw, expected) => {
  expect(placesBy(engineSocket, { ...sound, app: { ...sound.app, raw } })).toEqual(expected)
})
