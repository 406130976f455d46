import { expect, test } from '@jest/globals'
import { ineffectiveValue } from '../../../../src/findings/rules/ineffective-value.js'
import { project, type Sketch } from '../../plan/sketch.js'
import { findingsBy, sound } from '../planned-findings.js'

const told = (app: Partial<Sketch>) =>
  findingsBy(ineffectiveValue, { ...sound, app: { ...sound.app, ...app } }).map(
    ({ at, message }) => `${at?.file}: ${message.split('. ')[0]}`,
  )
const probe = (...test: readonly string[]) => ({ raw: { healthcheck: { test: [...test] } } })

test.each<[Partial<Sketch>, string]>([
  [
    probe('CMD-SHELL', ''),
    'services.app.healthcheck.test: the health check of app runs nothing, so it always holds',
  ],
  [probe('CMD'), 'services.app.healthcheck.test: the health check of app runs nothing, so it never holds'],
  [
    { raw: { expose: ['80', 'web'] } },
    'services.app.expose: app exposes `web`, which is no port, and nothing is exposed by it',
  ],
  [
    { raw: { expose: ['80/tpc'] } },
    'services.app.expose: app exposes `80/tpc`, which is no port, and nothing is exposed by it',
  ],
])('%j', (app, expected) => {
  expect(told(app)).toEqual([expected])
})

test.each<[Partial<Sketch>]>([
  [probe('CMD', 'true')],
  [probe('NONE')],
  [{ raw: { healthcheck: { disable: true, test: [] } } }],
  [{ raw: { expose: ['80', '8000-8010', '53/udp'] } }],
])('%j says what it does', (app) => {
  expect(told(app)).toEqual([])
})

test('a test that is written, and empty', () => {
  const sketched = project({ app: { ports: ['80'], raw: { healthcheck: {} } } })
  const at = { file: 'compose.yaml', line: 4, column: 20 }
  const observed = (written: () => typeof at | undefined) =>
    ineffectiveValue.observe({ project: { ...sketched, sources: { ...sketched.sources, written } } })
  expect(observed(() => at)).toEqual([
    expect.objectContaining({
      why: 'the health check of app runs nothing, so that of the image, if it has one, is run',
    }),
  ])
  expect(observed(() => undefined)).toEqual([])
})

test('a tag that no Compose knows', () => {
  const sketched = project({ app: { ports: ['80'] } })
  const at = { file: 'over.yaml', line: 3, column: 12 }
  const sources = { ...sketched.sources, unknownTags: [{ tag: '!rest', meant: '!reset', at }] }
  expect(ineffectiveValue.observe({ project: { ...sketched, sources } })).toMatchObject([
    { about: '!rest', at, instead: 'Write `!reset`' },
  ])
})
