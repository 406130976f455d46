import { expect, test } from '@jest/globals'
import type { Sketch } from '../../plan/sketch.js'
import { db, factsOf, web } from '../role-sketches.js'

const needs = { web: 'started' }

test.each<[Sketch, { tests: boolean; isTest: boolean; testsOthers: boolean }]>([
  [
    { build: '', command: 'pytest', needs },
    { tests: true, isTest: true, testsOthers: true },
  ],
  [
    { build: '', command: 'pytest' },
    { tests: true, isTest: true, testsOthers: false },
  ],
  [
    { build: '', command: 'pytest', needs, ports: ['80'] },
    { tests: true, isTest: true, testsOthers: true },
  ],
  [
    { build: '', command: 'npm test', needs, ports: ['80'] },
    { tests: true, isTest: true, testsOthers: true },
  ],
  [
    { build: '', command: 'npm test', needs, ports: ['80'], probe: 'true' },
    { tests: true, isTest: false, testsOthers: false },
  ],
  [
    { build: '', command: './test.sh', needs, ports: ['80'] },
    { tests: true, isTest: false, testsOthers: false },
  ],
  [
    { build: '', command: 'pytest', needs, raw: { restart: 'always' } },
    { tests: true, isTest: true, testsOthers: true },
  ],
  [
    { build: '', command: 'npm test', needs },
    { tests: true, isTest: true, testsOthers: true },
  ],
  [
    { build: '', command: 'npm test', needs, raw: { restart: 'unless-stopped' } },
    { tests: false, isTest: false, testsOthers: false },
  ],
  [
    { build: '', command: 'npm start', needs },
    { tests: false, isTest: false, testsOthers: false },
  ],
])('%j', (sketch, expected) => expect(factsOf({ db, web, one: sketch }, 'one')).toMatchObject(expected))

test('what is called a test and runs the tests ends, whatever its policy says', () => {
  const sketch = { build: '', command: 'python manage.py test', needs, raw: { restart: 'unless-stopped' } }
  expect(factsOf({ db, web, 'web-test': { ...sketch, ports: ['8000'] } }, 'web-test')).toMatchObject({
    isTest: true,
    testsOthers: true,
  })
})
