import { expect, test } from '@jest/globals'
import { containersMounted } from '../../../src/engine/containers-mounted.js'

const [one, other] = ['a1'.repeat(32), 'b2'.repeat(32)]

test.each([
  ['of Docker', `634 599 254:0 /docker/data/containers/${one}/resolv.conf /etc/resolv.conf rw`, [one]],
  ['of Podman', `1 2 0:7 /containers/storage/overlay-containers/${one}/userdata/hosts /etc/hosts rw`, [one]],
  [
    'of an engine in a container of another',
    `1 2 0:7 /var/lib/docker/containers/${one}/hosts /etc/hosts rw\n2 2 0:7 /containers/${other}/hosts /x rw`,
    [one, other],
  ],
  [
    'named more than once',
    `1 2 0:7 /containers/${one}/hosts /etc/hosts rw\n2 2 0:7 /containers/${one}/hostname /etc/hostname rw`,
    [one],
  ],
  ['that is none', '22 27 0:21 / /proc rw,relatime - proc proc rw', []],
])('a container %s', (_, mounts, ids) => expect(containersMounted(mounts)).toEqual(ids))
