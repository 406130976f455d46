import { commandLine } from '../compose/command-line.js'
import { isImage } from '../compose/image-reference.js'
import { wordsOf } from '../compose/name-words.js'
import type { Service } from '../compose/project.js'
import { tool } from './bystanders.js'
import { lastCommand } from './commands.js'
import type { Evidence } from './evidence.js'
import { isLongRunning, isRestarted } from './long-running.js'
import { awaiting, type ServiceGraph } from './service-graph.js'

const accepting = /^(acceptance|specs?|e2e|endtoend)$/

/** Its name says so, nothing treats it as long-running, and only others of its kind wait for it. */
export function saidToAccept(service: Service, scene: ServiceGraph): Evidence | undefined {
  const word = acceptingWord(service, scene)
  return word === undefined || !isLast(service, scene) ? undefined : { why: `its name says ${word}` }
}

/** Whether nothing waits for it, near or far, but acceptance services. */
export function isLast(service: Service, scene: ServiceGraph): boolean {
  return [...awaiting(scene, service.name)].every((name) => {
    const waiting = scene.service(name)
    return waiting !== undefined && acceptingWord(waiting, scene) !== undefined
  })
}

function acceptingWord(service: Service, scene: ServiceGraph): string | undefined {
  const word = wordsOf(service.name).find((candidate) => accepting.test(candidate))
  if (word === undefined || isLongRunning(service, scene) || tool(service) !== undefined) return undefined
  const isDoubtful = isRestarted(service) || service.expose.length > 0
  return isDoubtful && !tests(service) ? undefined : word
}

/** It needs others, asks or tests what is up by its command or its image, and then ends. */
export function verifies(service: Service, scene: ServiceGraph): boolean {
  if (Object.keys(service.dependsOn).length === 0 || isLongRunning(service, scene)) return false
  return tests(service)
}

/** A policy that restarts weighs more than a script's name, but less than a tool that does nothing but test. */
function tests(service: Service): boolean {
  const line = commandLine(service)
  const command = lastCommand(service)
  if (testTool.test(line) || namedTool.test(command) || runsTool(service, testImages)) return true
  return !isRestarted(service) && (testScript.test(line) || asks(command) || runsTool(service, askingImages))
}

const testTool =
  /(^|[\s/;&|(])(newman run|k6 run|hurl|bats|cypress run|playwright test|vitest run|pytest|jest|mocha|rspec|phpunit|venom run|artillery run|tavern-ci|schemathesis|st run|dredd|stepci run|zap-[\w-]+\.py|cucumber(-js)?|codecept(js)?|testcafe)(?=[\s;&|)]|$)/
/** Other things are called so as well: these count only as the program. */
const namedTool = /^(\S*\/)?(python[\d.]* -m )?(behave|robot|karate)(\s|$)/
/** What people call a run of their tests; but no watching of files, and no server for tests. */
const testScript =
  /(^|[\s/;&|(])(((npm|yarn|pnpm|bun)( run)?|make|go|cargo|dotnet|mvn|gradlew?|deno|mix|artisan|manage\.py) (test|e2e|acceptance|integration|smoke)(?!\S*[:-](watch|serve|server|start|ui|open|mock|stub|worker|dev|debug)\b)[\w:.-]*|(run[_-])?(tests?|e2e|acceptance|smoke)([_-]tests?)?\.(sh|py|[cm]?[jt]s))(?=[\s;&|)]|$)/

/** In front of other commands, or fed into another program, these only wait or fetch. */
function asks(command: string): boolean {
  const [first = '', ...filters] = command.split(/\s\|\s/)
  return asking.test(first) && filters.every((filter) => filtering.test(filter.trim()))
}
const asking =
  /^(timeout \S+ )?(\S*\/)?(curl|wget)(\s|$)|^((test|\[\[?)\s.*|\w+=["']?)\$\((\S*\/)?(curl|wget)\s/
const filtering = /^(jq|e?grep|head|tail|tee|cat|wc)(\s|$)/

/** Images whose entrypoint is the tool, so that a command holds but its arguments. */
const testImages = new Set([
  'newman',
  'cypress/included',
  'k6',
  'hurl',
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
const askingImages = new Set(['curl', 'alpine-curl'])
const otherProgram = /^(\S*\/)?((ba|da|a)?sh|sleep|tail|cat|watch|node|python3?)(\s|$)/

function runsTool({ image, entrypoint, command = [] }: Service, images: ReadonlySet<string>): boolean {
  return entrypoint === undefined && isImage(image, images) && !otherProgram.test(command.join(' '))
}
