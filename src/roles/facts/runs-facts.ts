import type { Service } from '../../compose/project.js'
import { startCommand } from '../../compose/start-command.js'
import { type CommandFacts, commandFacts } from './command-facts.js'
import { type ImageFacts, imageFacts } from './image-facts.js'
import { withScript } from './script-facts.js'
import { type Testing, testingOf } from './test-commands.js'
import { surroundings } from './watched-tests.js'

/** What the container of a service runs. */
export interface RunsFacts {
  readonly image: ImageFacts
  readonly command: CommandFacts
  readonly testing: Testing | undefined
}

/** Reads each image and command of a project once, as many of its services may run the same. */
export function runsReader(): (service: Service) => RunsFacts {
  const read = new Map<string, RunsFacts>()
  return (service) => {
    const { image, entrypoint, command, built, startScript } = service
    const key = JSON.stringify([image, entrypoint, command, built, startScript, surroundings(service)])
    const known = read.get(key) ?? runsFacts(service)
    read.set(key, known)
    return known
  }
}

function runsFacts(service: Service): RunsFacts {
  const image = imageFacts(service)
  const runs = startCommand(service)
  const { isGiven, key } = commandFacts(service)
  const written = { ...commandFacts(runs), isGiven, key }
  const around = surroundings(service)
  const testing = testingOf(runs, written, image, around)
  const { startScript } = service
  if (startScript === undefined) return { image, command: written, testing }
  const { path, text, args } = startScript
  const inScript = { entrypoint: ['sh', '-c', text, path, ...args], command: undefined }
  const command = withScript(written, { path, facts: commandFacts(inScript) })
  const inner = testingOf(inScript, command.script?.facts ?? written, image, around)
  // What `npm test` is called says nothing of whether it ends.
  return { image, command, testing: inner === 'watched' ? inner : (testing ?? inner) }
}
