import { expect, test } from '@jest/globals'
import { neverStarted } from '../../../../src/findings/rules/never-started.js'
import type { Sketch } from '../../plan/sketch.js'
import { placesBy, sound } from '../planned-findings.js'

test('no container asked for, or needed only by what is left out', () => {
  const services = {
    ...sound,
    off: { build: '', raw: { scale: 0 } },
    browser: { image: 'acme/browser' },
    tests: { build: '', needs: { browser: 'started' } },
  }
  expect(placesBy(neverStarted, services)).toEqual(['notice services.browser', 'notice services.off'])
})

test('not for tools, tests and bases, which are meant to stay out', () => {
  const services = {
    ...sound,
    app: { ...sound.app, extends: 'base' },
    base: { build: '' },
    tests: { build: '' },
    adminer: { image: 'adminer' },
  }
  expect(placesBy(neverStarted, services)).toEqual([])
})

test.each<[string, Sketch, readonly string[]]>([
  ['checks', { command: 'bash ./run_tests.sh' }, ['notice services.checks']],
  ['checks', { command: 'bash ./run_tests.sh', needs: {} }, []],
  // These run.
  ['tests', { command: 'bash ./run_tests.sh' }, []],
  ['checks', { command: 'pytest' }, []],
])('a test that needs no app, and may be none: %s %j', (name, runs, places) => {
  const tests = { build: '', needs: { db: 'healthy' }, ...runs }
  expect(placesBy(neverStarted, { ...sound, [name]: tests })).toEqual(places)
})

test('not for what only builds an image that others are built on', () => {
  const build = { context: '/shop', additional_contexts: { base: 'service:base' } }
  const services = { ...sound, app: { ...sound.app, build }, base: { build: '', raw: { scale: 0 } } }
  expect(placesBy(neverStarted, services)).toEqual([])
})

test('a tool that publishes a port, as that may be what is released', () => {
  const adminer = { image: 'adminer', ports: ['8080'] }
  expect(placesBy(neverStarted, { ...sound, adminer })).toEqual(['notice services.adminer'])
})
