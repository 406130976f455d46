import { describe, expect, test } from '@jest/globals'
import { ROLE_RULES } from '../../../src/findings/catalogue.js'
import { ungrouped } from '../../../src/findings/grouped.js'
import { externalNetwork } from '../../../src/findings/rules/external-network.js'
import { externalVolume } from '../../../src/findings/rules/external-volume.js'
import { adoptMissing } from '../../../src/plan/adopt-externals.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import type { Plan } from '../../../src/plan/plan.js'
import { resolveSettings } from '../../../src/settings/resolve-settings.js'
import { loadText } from '../../harness/compose-project.js'

async function planOf(text: string): Promise<Plan> {
  const { project, problems } = await loadText(text)
  const report = (problem: unknown) => {
    throw new Error(JSON.stringify(problem))
  }
  problems.forEach(report)
  const plan = project && makePlan(project, resolveSettings({}, project, report), report)
  if (!plan) throw new Error('no plan')
  return adoptMissing(plan, { networks: ['proxy'], volumes: ['shared'] })
}

/** The codes of what only those who know the roles, or the engine, can see. */
const codes = [...ROLE_RULES, externalNetwork, externalVolume].map(({ code }) => code)

function places({ findings }: Plan): readonly string[] {
  return ungrouped(findings)
    .filter(({ code }) => codes.includes(code))
    .map(({ severity, code, at }) => `${at?.file}:${at?.line}:${at?.column} ${severity} ${code}`)
}

const everything = `services:
  db:
    image: mysql:8.4
    healthcheck: {test: mysql -h 127.0.0.1 -e 'SELECT 1'}
    networks: [back]
  migrate:
    image: acme/app:1
    command: rake db:migrate
    restart: on-failure
    depends_on: {db: {condition: service_healthy}}
    networks: [front]
  seed:
    image: acme/app:1
    command: rake db:seed
    restart: always
    depends_on: {db: {condition: service_healthy}}
    networks: [back]
  web:
    image: acme/app:1
    command: sh -c 'manage.py migrate && gunicorn shop'
    depends_on: [migrate, seed]
    networks: [back, proxy]
    volumes: ["shared:/shared"]
  off:
    image: acme/off:1
    scale: 0
networks:
  back:
  front:
  proxy: {external: true}
volumes:
  shared: {external: true}
`

describe('findings that need the roles, or the engine', () => {
  test('each where it stands, the most useful first', async () => {
    expect(places(await planOf(everything))).toEqual([
      'compose.yaml:11:5 warning STORE_NETWORK',
      'compose.yaml:18:3 warning NO_CHECK',
      'compose.yaml:21:18 warning MIGRATION_ORDER',
      'compose.yaml:21:27 warning MIGRATION_ORDER',
      'compose.yaml:15:5 warning ONE_SHOT_RESTART',
      'compose.yaml:9:5 notice ONE_SHOT_RESTART',
      'compose.yaml:20:5 notice MIGRATION_IN_COMMAND',
      'compose.yaml:24:3 notice NEVER_STARTED',
      'compose.yaml:30:3 notice EXTERNAL_NETWORK',
      'compose.yaml:32:3 notice EXTERNAL_VOLUME',
    ])
  })

  test('each says why in one sentence, and what to write instead in another', async () => {
    const { findings } = await planOf(everything)
    for (const { message } of ungrouped(findings))
      expect(message).toMatch(/^\S[^\n]*\w[`)]?\. [A-Z][^\n]*[^.]$/)
  })

  test('each is silenced where it stands, or from the line above', async () => {
    const lines = everything.trimEnd().split('\n')
    const beside = lines.map((line) => `${line} # compose-gate-ignore: ${codes.join(', ')}`)
    const above = lines.flatMap((line) => [`    # compose-gate-ignore: ${codes.join(', ')}`, line])
    expect(places(await planOf(beside.join('\n')))).toEqual([])
    expect(places(await planOf(above.join('\n')))).toEqual([])
  })
})
