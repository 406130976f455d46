import { execFileSync } from 'node:child_process'
import { test } from '@jest/globals'
import { isOlder, versionIn } from '../../src/common/version-order.js'

const installed =
  versionIn(execFileSync('docker', ['compose', 'version', '--short'], { encoding: 'utf8' })) ?? '0.0.0'

/**
 * A test of what Compose can do from a version on. Where the Compose that answers is older, the test is skipped, and its
 * name says so; `npm test` counts such tests.
 */
export function testSince(since: string, name: string, run: () => Promise<void>): void {
  if (isOlder(installed, since)) test.skip(`${name} (needs Compose ${since}, this is ${installed})`, run)
  else test(name, run)
}

/** A test of what is told where Compose is older than a version. On a newer one there is nothing to test. */
export function testBefore(before: string, name: string, run: (version: string) => Promise<void>): void {
  if (isOlder(installed, before)) test(name, () => run(installed))
  else test.skip(`${name} (needs a Compose before ${before}, this is ${installed})`, () => run(installed))
}
