import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { CATALOGUE } from '../../../src/findings/catalogue.js'
import { planned, project, type Sketch } from '../plan/sketch.js'
import { sound } from './planned-findings.js'

test('each file of rules has one rule, which bears its name', () => {
  const files = readdirSync(join(__dirname, '../../../src/findings/rules'))
  const codes = files.map((file) => file.replace('.ts', '').toUpperCase().replaceAll('-', '_'))
  expect(CATALOGUE.map(({ code }) => code).sort()).toEqual(codes.sort())
})

test('a sound project has no findings', () => expect(planned(project(sound)).findings).toEqual([]))

describe('what is left out', () => {
  const tool: Sketch = {
    image: 'adminer',
    ports: ['8080:8080'],
    needs: { db: 'started' },
    raw: { privileged: true, networks: { other: null } },
  }

  test('has none but that it is published and not started: nothing of it is in the run', () => {
    const { findings } = planned(project({ ...sound, adminer: tool }))
    expect(findings.map(({ code }) => code)).toEqual(['NEVER_STARTED'])
    expect(planned(project({ ...sound, adminer: { ...tool, ports: [] } })).findings).toEqual([])
  })

  test('has them where something starts it', () => {
    const needed = { ...sound.app, needs: { ...sound.app.needs, adminer: 'started' } }
    const { findings } = planned(project({ ...sound, app: needed, adminer: tool }))
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'IMAGE_LATEST',
      'PRIVILEGED',
      'STORE_DEPENDENCY',
      'STORE_NETWORK',
    ])
  })

  test('is told as a fault of the file where Compose did', () => {
    const warnings = ['The "TAG" variable is not set. Defaulting to a blank string.']
    const { findings } = planned({ ...project({ ...sound, adminer: tool }), warnings })
    expect(findings.map(({ code }) => code)).toEqual(['UNSET_VARIABLE', 'NEVER_STARTED'])
  })
})
