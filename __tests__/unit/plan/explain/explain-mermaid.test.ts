import { expect, test } from '@jest/globals'
import { explainMermaid } from '../../../../src/plan/explain/explain-mermaid.js'
import { planned, project, type Sketch, settings, smoke } from '../sketch.js'
import { plan, services } from './shop.js'

test('as a chart', () => {
  expect(
    explainMermaid(plan)
      .split('\n')
      .filter((line) => !line.includes('classDef')),
  ).toEqual([
    'flowchart LR',
    '  s0("build acceptance"):::image',
    '  s1("build app"):::image',
    '  s2("pull mysql:5.7"):::image',
    '  s3["db"]:::database',
    '  s4[["migrate"]]:::job',
    '  s5["app"]:::app',
    '  s6{{"GET /todos"}}:::check',
    '  s7[["acceptance"]]:::job',
    '  s2 --> s3',
    '  s1 --> s4',
    '  s3 -->|ready| s4',
    '  s1 --> s5',
    '  s4 -->|ended| s5',
    '  s5 --> s6',
    '  s0 --> s7',
    '  s6 --> s7',
    '',
  ])
})

test('a chart draws what no longer way says', () => {
  const short: Readonly<Record<string, Sketch>> = {
    db: { image: 'mysql:5.7', probe: 'mysqlshow' },
    api: { build: 'api', probe: 'true', needs: { db: 'healthy' } },
    web: { build: 'web', ports: ['80'], needs: { api: 'started', db: 'healthy' } },
    edge: { build: 'edge', ports: ['81'], needs: { web: 'started', api: 'healthy' } },
  }
  const chart = explainMermaid(planned(project(short)))
  const name = (service: string) => new RegExp(`(s\\d+)\\["${service}"`).exec(chart)?.[1]
  const [db, api, web, edge] = ['db', 'api', 'web', 'edge'].map(name)
  expect(chart.split('\n')).toEqual(
    expect.arrayContaining([
      `  ${db} -->|ready| ${api}`,
      `  ${api} --> ${web}`,
      `  ${web} --> ${edge}`,
      // The longer way only says that it has begun.
      `  ${api} -->|ready| ${edge}`,
    ]),
  )
  expect(chart).not.toContain(`${db} -->|ready| ${web}`)
})

test('a chart lets no text break out', () => {
  const chart = explainMermaid(planned(project(services), settings({}, smoke('GET /a"]<b>#&'))))
  expect(chart).toContain('{{"GET /a#quot;]#lt;b#gt;#35;#amp;"}}')
})
