import { expect } from '@jest/globals'
import { logOf, stepOf } from '../harness/observed-run.js'
import { app, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const listens = "perl -MIO::Socket::INET -e 'exit !IO::Socket::INET->new(q(127.0.0.1:8080))'"

redRuns('an app that', [
  {
    name: 'exits at once',
    compose: { services: { app: app({ EXIT_AFTER: 0, EXIT_CODE: 3, LAST_WORDS: 'no secret key' }) } },
    failure: { step: 'start:app', because: ['app exited 3', 'no secret key'] },
    and: (run) => expect(logOf(run, 'app')).toBe('no secret key\n'),
  },
  {
    name: 'exits while it is checked',
    onlyInSoak: true,
    compose: { services: { app: app({ EXIT_AFTER: 2, DELAY: 9, LAST_WORDS: 'lost my database' }) } },
    failure: { step: 'start:app', because: ['app exited 1', 'lost my database'] },
    // It did not wait for the check, which has 30 s.
    and: (run) => expect(run.report.durationMs).toBeLessThan(30_000),
  },
  {
    name: 'exits with 0',
    onlyInSoak: true,
    compose: { services: { app: app({ EXIT_AFTER: 0, EXIT_CODE: 0, LAST_WORDS: 'nothing to do' }) } },
    failure: { step: 'start:app', because: ['app exited 0', 'nothing to do'] },
  },
  {
    name: 'is in a crash loop',
    onlyInSoak: true,
    compose: { services: { app: app({ EXIT_AFTER: 0, LAST_WORDS: 'no config' }, { restart: 'always' }) } },
    failure: { step: 'start:app', because: ['app', 'crash loop', 'exited 1', 'no config'] },
    // It did not wait for the check, which has 30 s.
    and: (run) => expect(run.report.durationMs).toBeLessThan(30_000),
  },
  {
    name: 'crashes again and again after it has listened for a while',
    onlyInSoak: true,
    compose: {
      services: { app: app({ STATUS: 503, EXIT_AFTER: 1, LAST_WORDS: 'no config' }, { restart: 'always' }) },
    },
    failure: { step: 'start:app', because: ['app', 'crash loop', 'exited 1', 'no config'] },
  },
  {
    name: 'is killed for memory',
    compose: {
      services: {
        app: app({}, { command: ['perl', '-e', 'my $$x = "x" x 500_000_000; sleep 60'], mem_limit: '32m' }),
      },
    },
    failure: { step: 'start:app', because: ['app was killed for memory', '32 MiB'] },
  },
  {
    name: 'has a command that is not there',
    onlyInSoak: true,
    compose: { services: { app: app({}, { command: ['no-such-program'] }) } },
    failure: { step: 'start:app', because: ['app', 'no-such-program', 'not found'] },
  },
  {
    name: 'answers 500',
    compose: { services: { app: app({ STATUS: 500, BODY: 'stack trace' }) } },
    failure: {
      step: 'check:1',
      because: ['GET app:8080/', 'status below 500', 'got 500', 'unchanged for 5s'],
    },
    and: (run) => {
      expect(run.stdout).toContain('stack trace')
      expect(stepOf(run, 'check:1').attempts).toBeGreaterThan(1)
    },
  },
  {
    name: 'does not do what two checks want',
    onlyInSoak: true,
    compose: {
      'x-gate': { smoke: ['GET app:9/', 'GET app:8080/ 201'] },
      services: { app: app({}) },
    },
    failure: { step: 'check:2', because: ['expected status 201, got 200', 'unchanged for 5s'] },
    and: (run) => {
      const other = stepOf(run, 'check:1')
      expect(other.status).toBe('cancelled')
      expect(other.detail).toMatch(/^GET app:9\/: had not held by then: connection (reset|refused)$/)
      expect(other.attempts).toBeGreaterThan(1)
      // The line of the check, not of the service it asks.
      expect(run.stdout).toContain('at compose.yaml:4\n')
    },
  },
  {
    name: 'answers 503 for ever',
    onlyInSoak: true,
    // Its health check passes before the two seconds of the check begin.
    compose: { services: { app: app({ STATUS: 503 }, { healthcheck: { test: listens, interval: '1s' } }) } },
    args: ['--smoke-timeout', '2s'],
    failure: { step: 'check:1', because: ['GET app:8080/', 'got 503'] },
  },
  {
    name: 'never listens',
    onlyInSoak: true,
    compose: { services: { app: app({ DELAY: 600 }) } },
    args: ['--smoke-timeout', '3s'],
    failure: {
      step: 'check:1',
      because: ['GET app:8080/', /connection (reset|refused)/, /after 3(\.\d)?s of trying/],
    },
  },
  {
    name: 'listens on loopback alone',
    compose: {
      services: {
        app: app(
          {},
          {
            command: [
              'sh',
              '-c',
              "sed 's/LocalPort/LocalAddr => q(127.0.0.1), LocalPort/' /app/server.pl | perl",
            ],
          },
        ),
      },
    },
    args: ['--smoke-timeout', '3s'],
    failure: { step: 'check:1', because: ['GET app:8080/', /connection (reset|refused)/] },
  },
  {
    name: 'answers with a wrong body',
    onlyInSoak: true,
    compose: { services: { app: app({ BODY: '[{"id": 1}]' }) } },
    args: ['--smoke', 'GET /todos 200 json=[]'],
    failure: { step: 'check:1', because: ['GET /todos 200 json=[]', 'expected JSON []', 'got [{"id":1}]'] },
  },
  {
    name: 'is never healthy',
    compose: {
      services: { app: app({}, { healthcheck: { test: 'echo still warming up; exit 4', interval: '1s' } }) },
    },
    args: ['--ready-timeout', '3s'],
    failure: { step: 'ready:app', because: ['app', 'not healthy within 3s', 'exited 4', 'still warming up'] },
  },
])

const crashing = 'sleep 0.7; echo no queue; exit 4'

redRuns('a worker without a check that', [
  {
    name: 'ends a moment after everything else has passed',
    onlyInSoak: true,
    compose: { services: { app: app(), worker: shell(crashing) } },
    args: ['--settle', '2s'],
    failure: { step: 'start:worker', because: ['worker exited 4', 'no queue'] },
  },
  {
    name: 'is in a crash loop whose rounds are longer than the checks',
    compose: { services: { app: app(), worker: shell(crashing, { restart: 'always' }) } },
    args: ['--settle', '2s'],
    failure: { step: 'start:worker', because: ['worker', 'crash loop', 'exited 4', 'no queue'] },
  },
])
