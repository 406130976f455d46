import type { Service } from '../../project/model.js'
import { commandLine, wordsOf } from '../../project/words.js'
import type { Scene } from '../scene.js'
import type { Evidence } from './evidence.js'

const accepting = /^(acceptance|specs?|e2e|endtoend)$/
/** Runs against something that is up, and then ends. */
const verifying =
  /(^|[\s/;&|(])(newman run|k6 run|hurl|bats|behave|robot|cypress run|playwright test|pytest|curl|wget|venom run|karate|artillery run|tavern-ci|schemathesis|st run|dredd|cucumber(-js)?|codecept(js)?|testcafe)(\s|$)/

/** Its name says so, and only others of its kind wait for it. */
export function saidToAccept(service: Service, scene: Scene): Evidence | undefined {
  const word = wordsOf(service.name).find((candidate) => accepting.test(candidate))
  if (word === undefined || service.ports.length > 0) return undefined
  const others = scene.dependents(service.name).map((dependent) => dependent.service.name)
  if (!others.every((name) => wordsOf(name).some((candidate) => accepting.test(candidate)))) return undefined
  return { why: `its name says ${word}` }
}

/** What a command asks of a running service: `newman run`, `curl`. */
export function verifies(service: Service): string | undefined {
  return verifying.exec(commandLine(service))?.[2]
}
