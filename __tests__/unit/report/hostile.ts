import type { RunRecord } from '../../../src/record/run-record.js'
import { red, step } from './records.js'

/** What a container may print to get out of wherever it is shown. */
export const hostile = [
  '::error::forged',
  '</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>',
  '"><svg/onload=alert(3)>\' style="x"',
  '``` `````` ~~~ ```',
  '| cell | <!-- --> ]]> &amp; &lt; \\| \\',
  '@octocat #1 octo/repo#2 GH-3 [link](http://evil) ![image](http://evil)',
  '# heading\n> quote\n- item\n1. item\n---\n* * *',
  '</details><h1>big</h1>',
  '\u001b[31mred\u001b[0m \u0000\u0008\u000b\ufffe \ud800 \u202e',
  '$math$ **bold** __bold__ ~~gone~~ {{ x }}',
].join('\n')

/** A record in which everything that can come from a stranger is hostile. */
export const hostileRecord: RunRecord = {
  ...red,
  reason: hostile,
  remedy: hostile,
  project: hostile,
  failedStep: `job:${hostile}`,
  failedAt: { file: hostile, line: 1, column: 1 },
  problems: [
    { message: hostile, instead: hostile, excerpt: hostile, at: { file: hostile, line: 1, column: 1 } },
  ],
  files: [hostile],
  engine: { version: hostile, compose: hostile },
  steps: [
    step('build:app', 0, 10, { detail: hostile, needs: [hostile] }),
    {
      ...step('job:x', 10, 20),
      id: `job:${hostile}`,
      service: hostile,
      status: 'failed',
      evidence: hostile,
      remedy: hostile,
      label: hostile,
      attempts: 200,
      tries: [
        { at: hostile, durationMs: 1, status: 'failed', said: hostile },
        { at: '2025-03-01T10:00:00.011Z', durationMs: 1, status: 'passed', said: hostile },
      ],
      starts: [hostile, '2025-03-01T10:00:00.012Z'],
      exchange: {
        request: { method: hostile, url: hostile, headers: { [hostile]: hostile }, body: hostile },
        expected: [hostile],
        answer: { status: 500, statusText: hostile, headers: { [hostile]: hostile }, body: hostile },
      },
    },
  ],
  criticalPath: ['build:app', `job:${hostile}`],
  roles: red.roles && {
    ...red.roles,
    app: [{ service: hostile, why: hostile, at: { file: hostile, line: 1, column: 1 } }],
  },
  urls: { [hostile]: hostile },
  images: { [hostile]: hostile },
  findings: [
    { severity: 'warning', code: hostile, message: hostile, at: { file: hostile, line: 1, column: 1 } },
  ],
  leftovers: [hostile],
  logs: { [hostile]: `javascript:${hostile}` },
  cause: { log: 'web', lines: [hostile] },
  origin: { server: `https://${hostile}`, repository: hostile, commit: hostile, directory: hostile },
  command: ['compose-gate', 'run', hostile],
  unproven: [{ service: hostile, why: hostile }],
  adjustments: [{ code: hostile, services: [hostile], sentence: hostile }],
}
