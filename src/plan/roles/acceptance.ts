import type { Service } from '../../project/model.js'
import { commandLine, wordsOf } from '../../project/words.js'
import { awaiting, type Scene } from '../scene.js'
import type { Evidence } from './evidence.js'

const accepting = /^(acceptance|specs?|e2e|endtoend)$/
/** Runs against something that is up, and then ends. */
const verifying =
  /(^|[\s/;&|(])(newman run|k6 run|hurl|bats|behave|robot|cypress run|playwright test|pytest|curl|wget|venom run|karate|artillery run|tavern-ci|schemathesis|st run|dredd|cucumber(-js)?|codecept(js)?|testcafe)(\s|$)/

/** Its name says so, and only others of its kind wait for it. */
export function saidToAccept(service: Service, scene: Scene): Evidence | undefined {
  const word = acceptingWord(service.name)
  if (word === undefined || service.ports.length > 0 || !isLast(service, scene)) return undefined
  return { why: `its name says ${word}` }
}

/** Whether nothing waits for it, near or far, but acceptance services. */
export function isLast(service: Service, scene: Scene): boolean {
  return [...awaiting(scene, service.name)].every((name) => acceptingWord(name) !== undefined)
}

function acceptingWord(name: string): string | undefined {
  return wordsOf(name).find((candidate) => accepting.test(candidate))
}

/** What a command asks of a running service: `newman run`, `curl`. */
export function verifies(service: Service): string | undefined {
  return verifying.exec(commandLine(service))?.[2]
}
