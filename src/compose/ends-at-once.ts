import { commandLine, commandsOf, type SimpleCommand } from './command-line.js'
import { isImage } from './image-reference.js'
import type { Service } from './project.js'

/** A service whose container does nothing lasting: it runs `true` or `echo data`, or a bare system without a command. */
export function endsAtOnce(service: Service): boolean {
  if (commandLine(service) !== '') return commandsOf(service).every(isDoneAtOnce)
  return isImage(service.image, BARE_SYSTEMS) && service.raw.tty !== true
}

/** Their own command is a shell, which ends where nobody types, or a greeting. */
const BARE_SYSTEMS = new Set(['busybox', 'alpine', 'debian', 'ubuntu', 'tianon/true', 'hello-world'])

function isDoneAtOnce({ program, args }: SimpleCommand): boolean {
  if (program === 'exit') return args.every((code) => code === '0')
  return program === 'true' || program === ':' || program === 'echo' || program === 'printf'
}
