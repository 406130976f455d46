import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import type { Project } from '../../../src/compose/project.js'
import { secretsOf } from '../../../src/compose/secrets.js'
import { project } from '../plan/sketch.js'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'secrets-'))
  await writeFile(join(directory, '.env'), 'API_TOKEN=from-dot-env\n')
  await writeFile(join(directory, 'ci.env'), 'API_TOKEN="from-env-file"\n')
})

afterAll(() => rm(directory, { recursive: true }))

describe('a secret that Compose takes from the environment', () => {
  const secrets: JsonObject = { token: { name: 'shop_token', environment: 'API_TOKEN' } }
  const rows: [string, Record<string, string>, string[], string][] = [
    ['of the process', { API_TOKEN: 'from-process' }, [], 'from-process'],
    ['of the process, in spite of an --env-file', { API_TOKEN: 'from-process' }, ['ci.env'], 'from-process'],
    ['of .env', {}, [], 'from-dot-env'],
    ['of an --env-file', {}, ['ci.env'], 'from-env-file'],
    ['of COMPOSE_ENV_FILES', { COMPOSE_ENV_FILES: 'ci.env' }, [], 'from-env-file'],
  ]
  test.each(rows)('%s', async (_name, environment, envFiles, value) => {
    const it: Project = { ...project({ app: { image: 'app' } }, { secrets }), directory }
    const location = { files: [], directory, envFiles, profiles: [], name: 'shop' }
    expect(await secretsOf(it, location, environment)).toEqual([{ variable: 'API_TOKEN', value }])
  })
})
