import { expect, test } from '@jest/globals'
import { outputsOf } from '../../../src/host/outputs.js'
import { green, red } from '../report/records.js'

test('all outputs of a run', () => {
  expect(outputsOf({ ...green, durationMs: 7930.4 }, { reportDir: '/tmp/report' })).toEqual({
    verdict: 'passed',
    reason: 'All 2 checks held, after 1 migration on 1 data store',
    'failed-step': '',
    url: 'http://127.0.0.1:49153',
    urls: '{"app:8000":"http://127.0.0.1:49153"}',
    images: '{"app":"sha256:0f7e2c7b1f6a","db":"sha256:99a1d5c2ee10"}',
    'project-name': 'todobackend-7f3a',
    'duration-ms': '7930',
    'report-dir': '/tmp/report',
  })
})

test('what has no value is empty, and a reason is one line', () => {
  const record = { ...red, urls: {}, reason: 'a\n::error::b' }
  expect(outputsOf(record, { reportDir: null })).toMatchObject({
    reason: 'a ::error::b',
    'failed-step': 'job:migrate',
    url: '',
    urls: '{}',
    'report-dir': '',
  })
})
