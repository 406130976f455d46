import type { Service } from '../../project/model.js'
import { commandLine, isImage, wordsOf } from '../../project/words.js'
import { awaiting, type Scene } from '../scene.js'
import { lastCommand, runsOn } from './commands.js'
import type { Evidence } from './evidence.js'

const accepting = /^(acceptance|specs?|e2e|endtoend)$/

/** Its name says so, and only others of its kind wait for it. */
export function saidToAccept(service: Service, scene: Scene): Evidence | undefined {
  const word = acceptingWord(service.name)
  if (word === undefined || service.ports.length > 0 || runsOn(service) || !isLast(service, scene)) {
    return undefined
  }
  return { why: `its name says ${word}` }
}

/** Whether nothing waits for it, near or far, but acceptance services. */
export function isLast(service: Service, scene: Scene): boolean {
  return [...awaiting(scene, service.name)].every((name) => acceptingWord(name) !== undefined)
}

function acceptingWord(name: string): string | undefined {
  return wordsOf(name).find((candidate) => accepting.test(candidate))
}

/** It needs others, asks or tests what is up by its command or its image, and then ends. */
export function verifies(service: Service): boolean {
  if (service.ports.length > 0 || Object.keys(service.dependsOn).length === 0 || runsOn(service)) return false
  return testing.test(commandLine(service)) || asking.test(lastCommand(service)) || runsTool(service)
}

/** Tools, and what people call a run of their tests; but no watching of files, and no server for tests. */
const testing =
  /(^|[\s/;&|(])(newman run|k6 run|hurl|bats|behave|robot|cypress run|playwright test|vitest run|pytest|jest|mocha|rspec|phpunit|venom run|karate|artillery run|tavern-ci|schemathesis|st run|dredd|stepci run|zap-[\w-]+\.py|cucumber(-js)?|codecept(js)?|testcafe|((npm|yarn|pnpm|bun)( run)?|make|go|cargo|dotnet|mvn|gradlew?|deno|mix|artisan|manage\.py) (test|e2e|acceptance|integration|smoke)(?!\S*[:-](watch|serve|server|start|ui)\b)[\w:.-]*|(run[_-])?(tests?|e2e|acceptance|smoke)([_-]tests?)?\.(sh|py|[cm]?[jt]s))(?=[\s;&|)]|$)/
/** In front of other commands these only wait. */
const asking = /(^|[\s/;&|(])(curl|wget)(\s|$)/

/** Images whose entrypoint is the tool, so that a command holds but its arguments. */
const tools = new Set([
  'newman',
  'cypress/included',
  'k6',
  'hurl',
  'curl',
  'alpine-curl',
  'schemathesis',
  'dredd',
  'artillery',
  'testcafe',
  'venom',
  'stepci',
  'bats',
  'robot-framework',
  'codeceptjs',
])
const otherProgram = /^(\S*\/)?((ba|da|a)?sh|sleep|tail|cat|node|python3?)(\s|$)/

function runsTool({ image, entrypoint, command = [] }: Service): boolean {
  return entrypoint === undefined && isImage(image, tools) && !otherProgram.test(command.join(' '))
}
