import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { afterEach, beforeEach } from '@jest/globals'
import { githubHost } from '../../../src/host/github.js'
import type { Host } from '../../../src/host/host.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { type Obeyed, obey, readOutputs, written } from './runner.js'

const saved = process.env.GITHUB_OUTPUT

/** The folder of one test, with the files in which GitHub takes outputs and summary. */
export class GithubFiles {
  private folder = ''

  private constructor() {
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'host-'))
      for (const name of ['output', 'summary']) writeFileSync(this.path(name), '')
      process.env.GITHUB_OUTPUT = this.path('output')
    })
    afterEach(() => {
      if (saved === undefined) delete process.env.GITHUB_OUTPUT
      else process.env.GITHUB_OUTPUT = saved
      rmSync(this.folder, { recursive: true })
    })
  }

  /** To be called where tests are described. */
  static forEachTest(): GithubFiles {
    return new GithubFiles()
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  summary(): string {
    return readFileSync(this.path('summary'), 'utf8')
  }

  outputs(): ReturnType<typeof readOutputs> {
    return readOutputs(readFileSync(this.path('output'), 'utf8'))
  }

  /** What the runner makes of what a host of the repository `/repo` is told. */
  async told(
    act: (host: Host, clock: ManualClock) => void | Promise<void>,
    directory = '/repo',
    more: Record<string, string> = {},
  ): Promise<Obeyed> {
    const clock = new ManualClock()
    const env = { GITHUB_WORKSPACE: '/repo', GITHUB_STEP_SUMMARY: this.path('summary'), ...more }
    return obey(await written(() => act(githubHost(core, { env, directory, clock }), clock)))
  }
}
