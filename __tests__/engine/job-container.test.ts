import { beforeAll, describe, expect, test } from '@jest/globals'
import { inventory } from '../harness/engine.js'
import { JobContainer } from '../harness/job-container.js'
import { workspace } from '../harness/job-workspace.js'
import { buildSmallApp } from '../harness/small-app.js'

beforeAll(buildSmallApp)

describe('a job in a container of the engine', () => {
  test('on a bridge reaches the apps, though nothing is published, and mounts what the engine has elsewhere', async () => {
    await using folder = await workspace()
    await using job = await JobContainer.start({ workspace: folder.path })
    const { report, exitCode, stdout } = await job.run(['--smoke', 'GET /x 200'])
    const { verdict, reason } = report
    expect({ verdict, reason, exitCode }).toEqual({ verdict: 'passed', reason, exitCode: 0 })
    expect(report.urls['app:8080']).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:8080$/)
    expect(stdout).toContain('passed')
    expect(await inventory(report.project)).toEqual([])
    expect(await job.sh('ls -d /__w/*')).toBe('/__w/r')
  })
})
