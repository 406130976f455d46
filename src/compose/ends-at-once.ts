import { commandLine, commandsOf, type SimpleCommand } from './command-line.js'
import { isImage } from './image-reference.js'
import type { Service } from './project.js'

/**
 * Whether a service's container does nothing lasting: it runs `true` or `echo data`, or a bare system without a command.
 * @param commands what it runs, where that is known already
 */
export function endsAtOnce(service: Service, commands = commandsOf(service)): boolean {
  if (commandLine(service) !== '') return commands.every(isDoneAtOnce)
  return isImage(service.image, BARE_SYSTEMS) && service.raw.tty !== true
}

/** Their own command is a shell, which ends where nobody types, or a greeting. */
const BARE_SYSTEMS = new Set(['busybox', 'alpine', 'debian', 'ubuntu', 'tianon/true', 'hello-world'])

function isDoneAtOnce({ program, args }: SimpleCommand): boolean {
  if (program === 'exit') return args.every((code) => code === '0')
  return program === 'true' || program === ':' || program === 'echo' || program === 'printf'
}
