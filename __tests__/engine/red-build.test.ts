import { expect } from '@jest/globals'
import { logOf, stepOf } from '../harness/observed-run.js'
import { app, type ComposeText, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const built = (dockerfile: string): ComposeText => ({
  services: { app: { build: { context: '.', dockerfile_inline: dockerfile }, ports: ['8080'] } },
})

redRuns('an image that', [
  {
    name: 'fails to build',
    compose: built('FROM debian:bookworm-slim\nRUN echo cannot compile todo.c && exit 42\n'),
    failure: { step: 'build:app', because: ['app', 'the build failed', 'exited 42'] },
    and: (run) => {
      expect(stepOf(run, 'start:app').startedAt).toBeNull()
      expect(run.events.of(run.report.project)).toEqual([])
      expect(run.stdout).toContain('cannot compile todo.c')
      expect(logOf(run, 'build-app')).toContain('cannot compile todo.c')
    },
  },
  {
    name: 'has a Dockerfile that is none',
    compose: { services: { app: { build: '.', ports: ['8080'] } } },
    files: { Dockerfile: 'FROM debian:bookworm-slim\n\nRUNN true\n' },
    failure: { step: 'build:app', because: ['app', 'the build failed', 'RUNN'] },
    and: ({ stdout }) => expect(stdout).toMatch(/^ {2}at Dockerfile:3$/m),
  },
  {
    name: 'fails to build: the line of its Dockerfile is reported',
    compose: {
      services: { app: { build: { context: 'app', dockerfile: 'Dockerfile.release' }, ports: ['8080'] } },
    },
    files: {
      'app/Dockerfile.release':
        'FROM debian:bookworm-slim\nARG WHAT=todo\n\nRUN echo compiling && \\\n    # all of it\n    cat $WHAT.c\n',
    },
    failure: { step: 'build:app', because: ['app', 'RUN echo compiling && cat', 'exited 1', 'No such file'] },
    and: ({ stdout }) => {
      expect(stdout).toMatch(/^ {2}at app\/Dockerfile\.release:4$/m)
      expect(stdout).toMatch(
        // Both streams of the instruction come in no certain order.
        /Evidence of build app:\n.*│ RUN echo compiling && .*\n(?:.*│ compiling\n)?.*│ cat: todo\.c: No such file/,
      )
    },
  },
  {
    name: 'copies a file that is not there',
    compose: { services: { app: { build: '.', ports: ['8080'] } } },
    files: { Dockerfile: 'FROM debian:bookworm-slim\nCOPY todo.c /src/\n' },
    failure: { step: 'build:app', because: ['app', 'COPY todo.c /src/ failed: "/todo.c": not found'] },
    and: ({ stdout }) => expect(stdout).toMatch(/^ {2}at Dockerfile:2$/m),
  },
  {
    name: 'takes too long to build',
    compose: { services: { app: { build: '.', ports: ['8080'] } } },
    files: { Dockerfile: 'FROM debian:bookworm-slim\n\nRUN echo compiling; sleep 30\n' },
    args: ['--build-timeout', '4s'],
    failure: {
      step: 'build:app',
      because: [
        /app: the build took longer than 4s: RUN echo compiling; sleep 30 had not ended after [\d.]+s; it printed last: compiling/,
      ],
    },
    and: (run) => {
      expect(stepOf(run, 'build:app').durationMs).toBeLessThan(8000)
      expect(run.stdout).toMatch(/^ {2}at Dockerfile:3$/m)
    },
  },
  {
    name: 'must not be pulled',
    compose: { services: { app: app({}, { image: 'localhost:9/nobody/nothing:1' }) } },
    args: ['--pull', 'never'],
    failure: { step: 'pull:app', because: ['localhost:9/nobody/nothing:1', 'not on the engine', 'never'] },
  },
  {
    name: 'builds beside another that fails',
    compose: {
      services: {
        app: {
          build: { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nRUN sleep 20\n' },
          ports: ['80'],
        },
        worker: {
          build: { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nRUN exit 3\n' },
          command: ['sleep', '600'],
        },
        helper: shell('sleep 600'),
      },
    },
    args: ['--app', 'app,worker', '--smoke', 'GET app/'],
    failure: { step: 'build:worker', because: ['worker', 'exited 3'] },
    and: (run) => expect(stepOf(run, 'build:app')).toMatchObject({ status: 'cancelled' }),
  },
])
