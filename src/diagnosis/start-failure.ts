import { causeText } from './log-cause.js'

/** How engines report an address of the machine that is in use, the newest engine last. */
const TAKEN = [
  // Podman leaves out the address where all are meant.
  /listen (?:tcp|udp)\d? :?(\S*\d+): bind: address already in use/,
  /Bind for (\S+:\d+) failed: port is already allocated/,
  /failed to bind host port (?:for )?(\S+?:\d+)[:/].*address already in use/,
]

/** How engines report that another container has the address that the file gives to one on a network. */
export const STATIC_ADDRESS_TAKEN =
  /(?:^|: )Address already in use\b|\brequested ip address \S+ is already allocated\b/m

/** The address of the machine that a container was to get and that is in use: `0.0.0.0:80`; undefined: none. */
export function takenAddress(message: string): string | undefined {
  return TAKEN.map((pattern) => pattern.exec(message)?.[1]).find((address) => address !== undefined)
}

/**
 * Why the engine could not create or start a container, in a few words: an engine lists its own calls from the
 * outermost to the innermost, and the cause comes last.
 * @param message the engine's own, or what Compose printed
 */
export function whyNotStarted(message: string): string {
  const address = takenAddress(message)
  if (STATIC_ADDRESS_TAKEN.test(message)) return 'another container has the address that the file gives to it'
  if (address !== undefined) return `the port ${address} is already in use on this machine`
  const folder = /\bcannot access path \S+\/_data\/(\S+): [^\n]*no such file or directory/i.exec(message)?.[1]
  if (folder !== undefined) return `its volume has no folder \`${folder}\` (subpath)`
  const innermost = message
    .replace(/^[^\n]*unable to start container process: /m, '')
    .replace(/^[^\n]*\bOCI runtime create failed: (?:\w+ create failed: )?/m, '')
    .replace(/: unknown\s*$/, '')
    // What follows a colon is the cause, also on a line of its own.
    .replace(/:[ \t]*\n\s*(?=\S)/g, ': ')
  return causeText(innermost).replaceAll('Error response from daemon: ', '')
}
