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

/** The error for an engine that did not answer at all. */
export function engineLost(cause: unknown): EngineTrouble {
  if (cause instanceof EngineTrouble) return cause
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  if (code === 'EACCES' || code === 'EPERM') {
    return new EngineTrouble(
      'no permission on the socket of the Docker Engine',
      'run as a user in the group docker, or as root',
      { cause },
    )
  }
  if (code === 'ENOENT' || code === 'ECONNREFUSED') {
    return new EngineTrouble('no Docker Engine answers', 'start Docker, or point DOCKER_HOST to an engine', {
      cause,
    })
  }
  return new EngineTrouble(
    `the Docker Engine was lost: ${messageOf(cause)}`,
    'look at the log of the engine',
    { cause },
  )
}
