import { expect, test } from '@jest/globals'
import { ungrouped } from '../../../src/findings/grouped.js'
import { type Asking, place, prepared } from '../../harness/prepared-project.js'

const files = { 'conf/there.conf': '' }

async function findings(compose: string, more: Asking = {}): Promise<readonly string[]> {
  const { plan } = await prepared(compose, { files, ...more })
  return ungrouped(plan.findings)
    .filter(({ code }) => code === 'BIND_SOURCE')
    .map(({ at, severity, message }) => `${place(at)}${severity} ${message.split(',')[0]}`)
}

const compose = `services:
  web:
    image: acme/web:1
    ports: ["80"]
    volumes:
      - ./conf/there.conf:/etc/there.conf:ro
      - ./conf/app.conf:/etc/app.conf:ro
      - ./data:/var/lib/data
      - \${WHERE:-/nowhere/some}/x:/srv/$$x
      - {type: bind, source: ./long.conf, target: /etc/long.conf, bind: {create_host_path: true}}
      - named:/named
  idle:
    image: acme/idle:1
    scale: 0
    volumes: ["./idle.conf:/etc/idle.conf"]
volumes: {named: {}}
`

test('what is not there is told where it is mounted, for what is started', async () => {
  expect(await findings(compose)).toEqual([
    '7:9 warning ./conf/app.conf is not there',
    '10:9 warning ./long.conf is not there',
    '8:9 notice ./data is not there',
    '9:9 notice /nowhere/some/x is not there',
  ])
})

test('a comment silences it', async () => {
  const silent = compose.replace(/\n(?= *- )/g, ' # compose-gate-ignore: BIND_SOURCE\n')
  expect(await findings(silent)).toEqual([])
})

test('files of another machine are not looked for here', async () => {
  expect(await findings(compose, { env: { DOCKER_HOST: 'ssh://somewhere' } })).toEqual([])
})

test('where the engine is in a machine of its own, only the project’s files are looked for', async () => {
  const { platform } = process
  Object.defineProperty(process, 'platform', { value: 'darwin' })
  try {
    const found = await findings(compose)
    expect(found).toContain('8:9 notice ./data is not there')
    expect(found).not.toContain('9:9 notice /nowhere/some/x is not there')
  } finally {
    Object.defineProperty(process, 'platform', { value: platform })
  }
})
