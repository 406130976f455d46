import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { runGate, startGate } from '../harness/gate.js'
import { expectPassed, observedRun, stepOf } from '../harness/observed-run.js'
import { app, project } from '../harness/project.js'

/** Shell: refuses to start where the file is there, and removes it when asked to end. */
const locking = (file: string) =>
  `set -C; trap 'rm ${file}; exit 0' TERM; echo $$ >${file} || exit 1; perl /app/server.pl & wait`
const guarded = (file: string, volume: string) =>
  app(
    {},
    {
      command: ['sh', '-c', locking(file).replaceAll('$', '$$')],
      volumes: ['./server.pl:/app/server.pl:ro', volume],
    },
  )

const services = {
  app: guarded('/srv/run/app.pid', './run:/srv/run'),
  worker: guarded('/data/LOCK', 'data:/data'),
  // Never ends by itself, and has nothing to tidy up: nobody waits for it.
  stubborn: app({ GRACE: 60 }),
}

test('what has a lock in a folder of the user’s removes it, so that the second run starts as the first did', async () => {
  await using files = await project('')
  const compose = {
    services,
    volumes: { data: { driver_opts: { type: 'none', o: 'bind', device: join(files.path, 'locks') } } },
  }
  await files.write('compose.yaml', JSON.stringify(compose))
  await Promise.all(['locks', 'run'].map((folder) => mkdir(join(files.path, folder))))
  for (const _ of ['first', 'second']) {
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect([await readdir(join(files.path, 'run')), await readdir(join(files.path, 'locks'))]).toEqual([
      [],
      [],
    ])
    expect(stepOf(run, 'teardown').durationMs).toBeLessThan(10_000)
  }
  expect((await runGate(['--stop-grace', '0s'], { cwd: files.path })).exitCode).toBe(0)
  expect(await readdir(join(files.path, 'run'))).toEqual(['app.pid'])
})

test('it does so where the run is called off', async () => {
  await using files = await project({ services: { app: services.app, stubborn: services.stubborn } })
  await mkdir(join(files.path, 'run'))
  const running = await startGate(['--smoke', 'GET app/never 299', '--timeout', '60s'], { cwd: files.path })
  await running.process.until(async () => (await readdir(join(files.path, 'run')).catch(() => [])).length > 0)
  const begun = performance.now()
  running.process.kill('SIGINT')
  expect((await running.ended).exitCode).toBe(130)
  expect(performance.now() - begun).toBeLessThan(7500)
  expect(await readdir(join(files.path, 'run'))).toEqual([])
})
