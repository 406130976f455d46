import type { Service } from '../../compose/project.js'
import { startCommand } from '../../compose/start-command.js'
import { type CommandFacts, commandFacts } from './command-facts.js'
import { type ImageFacts, imageFacts } from './image-facts.js'
import { type Testing, testingOf } from './test-commands.js'

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
    const { image, entrypoint, command, built } = service
    const key = JSON.stringify([image, entrypoint, command, built])
    const known = read.get(key) ?? runsFacts(service)
    read.set(key, known)
    return known
  }
}

function runsFacts(service: Service): RunsFacts {
  const image = imageFacts(service)
  const runs = startCommand(service)
  const { isGiven, key } = commandFacts(service)
  const command = { ...commandFacts(runs), isGiven, key }
  return { image, command, testing: testingOf(runs, command, image) }
}
