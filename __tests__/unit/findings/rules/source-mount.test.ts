import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { sourceMount } from '../../../../src/findings/rules/source-mount.js'
import { makePlan } from '../../../../src/plan/make-plan.js'
import { project, settings } from '../../plan/sketch.js'
import { sound } from '../planned-findings.js'

function shop(source = '/shop') {
  const declared = project(sound)
  const { app } = declared.services
  if (app === undefined) throw new Error('no service')
  const services = { ...declared.services, app: { ...app, sourceMounts: [{ source, target: '/srv/$x' }] } }
  return { ...declared, services }
}

const found = (mode: 'keep' | 'drop', source?: string) =>
  makePlan(shop(source), settings({}, { sourceMounts: mode }), () => {})?.findings.filter(
    ({ code }) => code === 'SOURCE_MOUNT',
  )

test.each([
  ['/shop', 'The project directory is mounted over /srv/$x of app, '],
  ['/shop/src', './src is mounted over '],
  ['/other', '/other is mounted over '],
])('a mount of %s', (source, begin) => {
  expect(found('keep', source)).toEqual([
    {
      severity: 'warning',
      code: 'SOURCE_MOUNT',
      about: 'app',
      at: { file: 'services.app.volumes./srv/$$x', line: 1, column: 1 },
      message: expect.stringContaining(begin),
    },
  ])
})

test('not one that the run leaves out', () => {
  expect(found('drop')).toEqual([])
})

test('not where there is none', () => {
  expect(findingsOf(sourceMount, { project: project(sound) } as never)).toEqual([])
})
