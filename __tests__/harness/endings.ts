import { beforeAll, describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import { PROJECT } from './engine.js'
import type { Ended, Running } from './gate.js'
import type { GatePlace, MakePlace } from './gate-place.js'
import type { ServiceText } from './project.js'
import type { Report } from './report.js'
import { uniqueName } from './unique-name.js'

/** The way in which every run of these tests is asked for. */
const QUICK = ['--settle', '300ms', '--stop-grace', '0s', '--report-dir', 'reports']

/** How a run ended, and what it left. */
export interface Ending extends Ended {
  readonly verdict: Report['verdict']
  readonly reason: string
  readonly urls: Report['urls']
  readonly left: readonly string[]
}

export interface ReleaseOptions {
  readonly app?: ServiceText
  /** More of the Compose file besides services. */
  readonly more?: ServiceText
  readonly args?: readonly string[]
}

const GET = ['--smoke', 'GET /x 200']

/** A run of a release at a place. */
export class RunAt implements AsyncDisposable {
  private constructor(
    readonly place: GatePlace,
    readonly project: string,
    readonly running: Running,
  ) {}

  static async start(make: MakePlace, { app = {}, more, args = GET }: ReleaseOptions = {}): Promise<RunAt> {
    const place = await make(app, more)
    const project = uniqueName('place')
    return new RunAt(place, project, place.launch(['run', ...QUICK, ...args, '-p', project]))
  }

  /** Waits until the app has been asked, and has answered that it is not ready. */
  async untilAsked(): Promise<void> {
    await this.running.until(() => isAsked(this.place.api, this.project))
  }

  /** @throws Error with what was printed where there is no report */
  async ending(): Promise<Ending> {
    const ended = await this.running.ended
    const text = await this.place.read('reports/report.json').catch(() => undefined)
    if (text === undefined) throw new Error(`no report\n${ended.stdout}\n${ended.stderr}`)
    const { verdict, reason, urls } = JSON.parse(text) as Report
    return { ...ended, verdict, reason, urls, left: await this.place.left(this.project) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.place[Symbol.asyncDispose]()
  }
}

/**
 * Tests how runs at a place end: as it should, with a broken app, cancelled and killed. The title of each test says
 * what it shows, for the table of `npm run engines`.
 * @param url at which the app is asked
 * @param prepare what the place needs
 */
export function endingsAt(name: string, url: RegExp, prepare: () => Promise<MakePlace>): void {
  describe(name, () => {
    let make: MakePlace

    beforeAll(async () => {
      make = await prepare()
    })

    const answering = (STATUS: string, timeout = '60s') => ({
      app: { environment: { STATUS } },
      args: [...GET, '--smoke-timeout', timeout],
    })

    test('green: passed, nothing is left', async () => {
      await using run = await RunAt.start(make, { args: ['--smoke', 'check.hurl'] })
      const end = await run.ending()
      // The whole end goes along, so that a test that fails says why.
      expect({ ...end, left: end.left }).toMatchObject({ verdict: 'passed', exitCode: 0, left: [] })
      expect(end.urls['app:8080']).toMatch(url)
    })

    test('red: failed, nothing is left', async () => {
      await using run = await RunAt.start(make, answering('500', '2s'))
      const reason = expect.stringContaining('500')
      expect(await run.ending()).toMatchObject({ verdict: 'failed', reason, exitCode: 1, left: [] })
    })

    test('cancelled: cancelled, nothing is left', async () => {
      await using run = await RunAt.start(make, answering('503'))
      await run.untilAsked()
      await run.place.signal(run.running, 'SIGINT')
      expect(await run.ending()).toMatchObject({ verdict: 'cancelled', exitCode: 130, left: [] })
    })

    test('killed: nothing is left after `compose-gate down`', async () => {
      await using run = await RunAt.start(make, answering('503'))
      const { place, project } = run
      await run.untilAsked()
      await place.signal(run.running, 'SIGKILL')
      await run.running.ended
      expect(await place.left(project)).not.toEqual([])
      const down = await place.launch(['down', '-p', project]).ended
      expect({ ...down, left: await place.left(project) }).toMatchObject({ exitCode: 0, left: [] })
    })
  })
}

/** Whether the app of a project has been asked, and has answered that it is not ready. */
async function isAsked(api: Dockerode, project: string): Promise<boolean> {
  const filters = JSON.stringify({ label: [`${PROJECT}=${project}`] })
  const [app] = await api.listContainers({ filters })
  if (app === undefined) return false
  const log = await api.getContainer(app.Id).logs({ stdout: true, stderr: true })
  return log.includes('-> 503')
}
