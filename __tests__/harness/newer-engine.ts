import { execFileSync } from 'node:child_process'
import { test } from '@jest/globals'
import { isOlder, versionIn } from '../../src/common/version-order.js'

/**
 * A test of what an engine can do from a version on. Where the engine that answers is older, the test is skipped, and
 * its name says so; `npm test` counts such tests.
 */
export function testSinceEngine(since: string, name: string, run: () => Promise<void>): void {
  const version = ['version', '--format', '{{.Server.Version}}']
  const there = versionIn(execFileSync('docker', version, { encoding: 'utf8' })) ?? '0.0.0'
  if (isOlder(there, since)) test.skip(`${name} (needs Engine ${since}, this is ${there})`, run)
  else test(name, run)
}
