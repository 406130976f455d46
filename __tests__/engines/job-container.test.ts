import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { inventory } from '../harness/engine.js'
import { JobContainer } from '../harness/job-container.js'
import { workspace } from '../harness/job-workspace.js'
import { buildSmallApp } from '../harness/small-app.js'

beforeAll(buildSmallApp)

describe('a job in a container of the engine', () => {
  test('is told of a broken app', async () => {
    await using folder = await workspace({ environment: { STATUS: '500' } })
    await using job = await JobContainer.start({ workspace: folder.path })
    const { report, exitCode } = await job.run()
    expect([report.verdict, exitCode]).toEqual(['failed', 1])
    expect(await inventory(report.project)).toEqual([])
  })

  test('leaves the stack to later steps of it, until that is removed', async () => {
    await using folder = await workspace()
    await using job = await JobContainer.start({ workspace: folder.path })
    const { report } = await job.run(['--keep'])
    const asked = `perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new("${report.urls['app:8080']?.slice(7)}") or die; print $s "GET / HTTP/1.0\\r\\n\\r\\n"; print <$s>'`
    expect(await job.sh(asked)).toContain('200 Status')
    expect((await job.launch(['down', '-p', report.project]).ended).exitCode).toBe(0)
    expect(await inventory(report.project)).toEqual([])
  })

  test('on the network of the machine asks what is published there', async () => {
    await using folder = await workspace()
    await using job = await JobContainer.start({ workspace: folder.path, flags: ['--network', 'host'] })
    const { report } = await job.run()
    expect([report.verdict, report.urls['app:8080']?.slice(0, 17)]).toEqual(['passed', 'http://127.0.0.1:'])
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
