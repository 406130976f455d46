import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { docker } from '../harness/buildx.js'
import { endingsAt, RunAt } from '../harness/endings.js'
import { inventory } from '../harness/engine.js'
import { jobWith } from '../harness/gate-place.js'
import { JobContainer } from '../harness/job-container.js'
import { workspace } from '../harness/job-workspace.js'
import { buildSmallApp } from '../harness/small-app.js'
import { uniqueName } from '../harness/unique-name.js'

beforeAll(buildSmallApp)

endingsAt('a job in a container of the engine', /^http:\/\/\d+(\.\d+){3}:8080$/, async () => jobWith())

endingsAt(
  'a job in a container of the engine, on the network of the machine',
  /^http:\/\/127\.0\.0\.1:\d+$/,
  async () => jobWith({ flags: ['--network', 'host'] }),
)

describe('a job in a container of the engine', () => {
  test('leaves the stack to later steps of it, until that is removed', async () => {
    await using folder = await workspace()
    await using job = await JobContainer.start({ workspace: folder.path })
    const { report } = await job.run(['--keep'])
    const asked = `perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new("${report.urls['app:8080']?.slice(7)}") or die; print $s "GET / HTTP/1.0\\r\\n\\r\\n"; print <$s>'`
    expect(await job.sh(asked)).toContain('200 Status')
    expect((await job.launch(['down', '-p', report.project]).ended).exitCode).toBe(0)
    expect(await inventory(report.project)).toEqual([])
  })

  test('leaves networks that are not of the run, however it ends', async () => {
    const network = uniqueName('shared')
    await docker(['network', 'create', network])
    try {
      await using run = await RunAt.start(jobWith(), {
        app: { networks: ['shared'], environment: { STATUS: '503' } },
        more: { networks: { shared: { external: true, name: network } } },
      })
      const { place, project } = run
      await run.untilAsked()
      await place.signal(run.running, 'SIGKILL')
      await run.running.ended
      expect(await place.left(project)).toContain(network)
      expect((await place.launch(['down', '-p', project]).ended).exitCode).toBe(0)
      expect(await place.left(project)).toEqual([])
    } finally {
      await docker(['network', 'rm', network])
    }
  })

  test('has files handed over that lie on no mount, and is told of those that cannot be', async () => {
    await using folder = await workspace({ volumes: ['./server.pl:/code/server.pl', '/etc/own:/mounted:ro'] })
    await using job = await JobContainer.start({ workspace: folder.path })
    await job.sh('mkdir /etc/own && printf here > /etc/own/a')
    expect((await job.run()).report.verdict).toBe('passed')
    await folder.write(
      'compose.yaml',
      (await readFile(join(folder.path, 'compose.yaml'), 'utf8')).replace(':ro', ''),
    )
    const { report, exitCode, stderr } = await job.run()
    expect([report.verdict, exitCode]).toEqual(['error', 3])
    expect(stderr).toMatch(/compose\.yaml:\d+:\d+: app mounts \/etc\/own, which may be written to/)
  })
})
