import type { Service } from '../../compose/project.js'
import type { NameFacts } from './name-facts.js'
import type { RunsFacts } from './runs-facts.js'

/** Whether a service tests. */
export interface TestFacts {
  /** Its command or image is for tests of what runs. */
  readonly tests: boolean
  /** It does nothing but test, and then ends; a port that it publishes only shows what came of it. */
  readonly isTest: boolean
  /** It tests at every change or on a screen, for somebody who looks on. */
  readonly isWatchedTest: boolean
  /** It tests what it depends on, and then ends. */
  readonly testsOthers: boolean
}

/** What says that a service stays. */
interface Lasting {
  /** By a policy that restarts it. */
  readonly isRestarted: boolean
  /** By its health, or by a command without end. */
  readonly isHeld: boolean
  readonly isLongRunning: boolean
}

export function testFacts(
  service: Service,
  name: NameFacts,
  { image, command, testing }: RunsFacts,
  { isRestarted, isHeld, isLongRunning }: Lasting,
): TestFacts {
  // A policy that restarts weighs more than a script's name, but less than a tool that does nothing but test, or than
  // such a name of both the script and the service.
  const isSure =
    testing === 'sure' ||
    (testing === 'target' && isCalledTest(name)) ||
    (image.kinds.includes('testBase') && saysTest(name, testing))
  const isWatchedTest = testing === 'watched'
  const tests = isSure || (testing !== undefined && !isWatchedTest && !isRestarted)
  // What is called a test and runs a script of tests shows them at its port, or lets a debugger in.
  const isPlain = isSure || testing === 'target' || isCalledTest(name)
  const onlyTests = tests && isPlain && !isHeld
  const needsOthers = Object.keys(service.dependsOn).length > 0
  return {
    tests,
    isWatchedTest,
    isTest: onlyTests && !command.runsServer,
    testsOthers: tests && (!isLongRunning || onlyTests) && !command.runsServer && needsOthers,
  }
}

/** What is made from an image for tests does so by its script or its name. */
function saysTest(name: NameFacts, testing: RunsFacts['testing']): boolean {
  return (testing !== undefined && testing !== 'watched') || isCalledTest(name)
}

function isCalledTest({ says }: NameFacts): boolean {
  return says.test !== undefined || says.acceptance !== undefined
}
