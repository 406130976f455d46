import { expect, test } from '@jest/globals'
import { foreignContainers } from '../../../../src/preflight/machine/foreign-containers.js'
import { told } from './facts.js'

const LISTING = 'ps --all --no-trunc --format {{.ID}} {{.State}} {{.Names}}'
const listed = 'aaaa1111 running vpn,web/vpn\nbbbb2222 exited old\ncccc3333 paused slow\n'
const says = { [LISTING]: listed }

const app = (raw: Readonly<Record<string, string | readonly string[]>>) => ({
  app: { image: 'a', raw },
  db: { image: 'b', raw: { container_name: 'shop-db' } },
})

test.each<[string, Parameters<typeof app>[0], readonly string[]]>([
  [
    'not there',
    { network_mode: 'container:gone' },
    ['app shares the container gone (network_mode), which is not on the engine'],
  ],
  ['ended', { pid: 'container:old' }, ['app shares the container old (pid), which does not run']],
  ['ended, but its volumes are there', { volumes_from: ['container:old:ro'] }, []],
  ['running, or is paused', { network_mode: 'container:vpn', ipc: 'container:slow' }, []],
  ['called by the beginning of its id', { network_mode: 'container:aaaa' }, []],
  ['a service', { network_mode: 'service:db' }, []],
  ['known by the name that the file gives to a service', { network_mode: 'container:shop-db' }, []],
])('a container whose things are shared is %s', async (_, raw, problems) => {
  const found = await told(foreignContainers, app(raw), { says })
  expect(found.map((one) => one.replace(/^services\.\S+ /, ''))).toEqual(problems)
})

test('nothing is told where the engine does not list its containers', async () => {
  expect(await told(foreignContainers, app({ network_mode: 'container:gone' }))).toEqual([])
})
