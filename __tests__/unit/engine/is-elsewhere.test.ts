import { expect, test } from '@jest/globals'
import { isElsewhere } from '../../../src/engine/is-elsewhere.js'

test.each([
  ['tcp://10.0.0.1:2375', true],
  ['ssh://me@host', true],
  ['unix:///var/run/docker.sock', false],
  ['npipe:////./pipe/docker_engine', false],
  [undefined, false],
])('an engine at %s is elsewhere: %s', (host, elsewhere) => expect(isElsewhere(host)).toBe(elsewhere))
