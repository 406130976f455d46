import { expect } from '@jest/globals'
import type { Environment } from './gate.js'
import { type ObservedRun, observedRun } from './observed-run.js'
import { project, type ServiceText } from './project.js'
import { SecondEngine } from './second-engine.js'
import { buildSmallApp, smallApp } from './small-app.js'

const QUICK = ['--settle', '300ms', '--smoke-timeout', '2s']

/** An engine on another machine, over TLS, that has the image of a small app. */
export class FarEngine implements AsyncDisposable {
  private constructor(readonly engine: SecondEngine) {}

  static async start(): Promise<FarEngine> {
    await buildSmallApp()
    const engine = await SecondEngine.start({ tls: true })
    await engine.give(smallApp)
    return new FarEngine(engine)
  }

  /** A run of a small app, after which nothing is left on that engine. @param env which engine is asked, and how */
  async run(env: Environment, app: ServiceText = {}, args: readonly string[] = []): Promise<ObservedRun> {
    await using files = await project({ services: { app: { image: smallApp, ports: ['8080'], ...app } } })
    const run = await observedRun([...QUICK, ...args], { cwd: files.path, env })
    expect(await this.engine.left(run.report.project)).toEqual([])
    return run
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine[Symbol.asyncDispose]()
  }
}

/** Not judged, before anything was made, in docker's own words and with what to do. */
export function expectUnjudged(run: ObservedRun, reason: string, instead: string): void {
  const { verdict, failedStep } = run.report
  expect({ verdict, failedStep, exitCode: run.exitCode }).toEqual({
    verdict: 'error',
    failedStep: null,
    exitCode: 3,
  })
  expect(run.report.reason).toContain(reason)
  expect(run.stdout).toContain(instead)
}
