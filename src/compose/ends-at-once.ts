import { commandLine, commandsOf, type SimpleCommand } from './command-line.js'
import { isImage } from './image-reference.js'
import type { Service } from './project.js'
import { startCommand } from './start-command.js'

/**
 * Whether a service's container does nothing lasting: it runs `true` or `echo data`, or a bare system without a command.
 * @param commands what it runs, where that is known already
 */
export function endsAtOnce(service: Service, commands = commandsOf(startCommand(service))): boolean {
  if (commandLine(startCommand(service)) !== '') return commands.every(isDoneAtOnce)
  const { image, built, raw } = service
  return isBareSystem(built?.base ?? image) && raw.tty !== true && raw.stdin_open !== true
}

/** Whether an image is a system or a language, into which everything else is put from outside. */
export function isBareSystem(image: string | undefined): boolean {
  return isImage(image, BARE_SYSTEMS)
}

/** Their own command is a shell, which ends where nobody types, or a greeting. */
const BARE_SYSTEMS = new Set([
  ...['busybox', 'alpine', 'debian', 'ubuntu', 'fedora', 'rockylinux', 'almalinux', 'amazonlinux', 'bash'],
  ...['python', 'node', 'golang', 'ruby', 'tianon/true', 'hello-world'],
])

function isDoneAtOnce({ program, args }: SimpleCommand): boolean {
  if (program === 'exit') return args.every((code) => code === '0')
  return program === 'true' || program === ':' || program === 'echo' || program === 'printf'
}
