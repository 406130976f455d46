import { bracketed } from '../common/host-address.js'
import { EngineTrouble } from '../common/problem.js'

/** The engine's HTTP status; undefined where it did not answer at all. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode
  return typeof status === 'number' ? status : undefined
}

/** The engine's own message, without the words of its client. */
export function messageOf(error: unknown): string {
  const message = (error as { json?: { message?: unknown } } | undefined)?.json?.message
  if (typeof message === 'string') return message
  return error instanceof Error
    ? error.message.replace(/^\(HTTP code \d+\) .*? - /, '').trimEnd()
    : String(error)
}

/** Errors of a connection that was never made, and what they mean. */
const NO_CONNECTION: Readonly<Record<string, string>> = {
  ENOENT: '',
  ECONNREFUSED: '',
  ENOTFOUND: ': no machine has this name',
  EAI_AGAIN: ': the name could not be looked up',
  EHOSTUNREACH: ': the machine is out of reach',
  ENETUNREACH: ': the network is out of reach',
  ETIMEDOUT: ' in time',
}

/** The error for an engine that did not answer at all. */
export function engineLost(cause: unknown): EngineTrouble {
  if (cause instanceof EngineTrouble) return cause
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  const address = addressIn(cause)
  if (code === 'EACCES' || code === 'EPERM') {
    return new EngineTrouble(
      `no permission on the socket of the Docker Engine${address && `, ${address}`}`,
      'run as a user in the group docker, or as root',
      { cause },
    )
  }
  const meaning = NO_CONNECTION[code]
  if (meaning !== undefined) {
    const service = /\/podman\.sock$/.test(address) ? podmanService(address) : undefined
    return new EngineTrouble(
      `no ${service === undefined ? 'Docker Engine' : 'Podman'} answers${address && ` at ${address}`}${meaning}`,
      `start ${service ?? 'Docker'}, or point DOCKER_HOST to an engine`,
      { cause },
    )
  }
  const isBroken = BROKEN_OFF.has(code) || messageOf(cause) === ABORTED
  return new EngineTrouble(
    `the Docker Engine was lost: ${isBroken ? 'it broke off the connection' : messageOf(cause)}`,
    isBroken ? 'find out in its log whether it was stopped or restarted' : 'look at the log of the engine',
    { cause },
  )
}

/** What Node calls an answer that the other side has ended in the middle. */
export const ABORTED = 'aborted'

/** Errors of a connection that ended so. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

/**
 * The error for a page of HTML: a proxy before the engine sends such, and an engine never does.
 * @returns undefined: the engine itself has answered
 */
export function answeredBefore(cause: unknown): EngineTrouble | undefined {
  const page = messageOf(cause)
  if (!page.startsWith('<')) return undefined
  const words = page
    .replace(/<[^>]*>/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
  return new EngineTrouble(
    `what stands before the Docker Engine answers in its place: ${words}`,
    'let it pass all requests of Compose and of the gate: docker-socket-proxy, for instance, denies most of them unless it is told otherwise',
    { cause },
  )
}

/** How people start what listens at a usual socket of Podman. */
function podmanService(address: string): string {
  return `its service (\`systemctl${address.includes('/user/') ? ' --user' : ''} enable --now podman.socket\`)`
}

/** Where the engine was asked, as DOCKER_HOST has it; empty where the error does not say. */
function addressIn(cause: unknown): string {
  const { address, hostname, port } = (cause ?? {}) as Readonly<Record<string, unknown>>
  if (typeof address === 'string' && address.startsWith('/')) return `unix://${address}`
  const host = typeof address === 'string' ? address : hostname
  if (typeof host !== 'string') return ''
  return `tcp://${bracketed(host)}${typeof port === 'number' ? `:${port}` : ''}`
}
