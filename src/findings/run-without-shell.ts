import { posix } from 'node:path'
import { list, object, strings } from '../common/json.js'
import { undoubled } from '../compose/doubled-dollars.js'
import type { Service } from '../compose/project.js'

/** Words that the engine runs as they are: no shell reads them. */
export interface RunWithoutShell {
  /** Below the service. */
  readonly path: readonly (string | number)[]
  /** As its author calls it: `CMD of its Dockerfile`. */
  readonly what: string
  readonly words: readonly string[]
  /** How the right thing is written, for a program alone and for a line that only a shell understands. */
  readonly plain: (words: readonly string[]) => string
  readonly shell: (line: string) => string
}

/** All that a service and its health check and hooks run without a shell. */
export function runWithoutShell(service: Service): readonly RunWithoutShell[] {
  return [ofProbe(service), ofEntrypoint(service), ofCommand(service), ...ofHooks(service)].flatMap(
    (one) => one ?? [],
  )
}

function ofProbe({ healthCheck, built }: Service): RunWithoutShell | undefined {
  const [form, ...words] = healthCheck?.test ?? []
  if (form === undefined && healthCheck?.disabled !== true && built?.probe !== undefined)
    return inDockerfile('HEALTHCHECK CMD', built.probe)
  if (form !== 'CMD') return undefined
  return {
    path: ['healthcheck', 'test'],
    what: 'the health check',
    words,
    plain: (split) => `test: ${listOf(['CMD', ...split])}`,
    shell: (line) => `test: ${listOf(['CMD-SHELL', doubled(line)])}`,
  }
}

function ofEntrypoint({ entrypoint, built }: Service): RunWithoutShell | undefined {
  if (entrypoint !== undefined) return inCompose('entrypoint', entrypoint)
  return built?.entrypoint && inDockerfile('ENTRYPOINT', built.entrypoint)
}

function ofCommand({ entrypoint, command, built }: Service): RunWithoutShell | undefined {
  if (!handsOver(entrypoint ?? built?.entrypoint)) return undefined
  if (command !== undefined) return inCompose('command', command)
  return entrypoint === undefined && built?.command !== undefined
    ? inDockerfile('CMD', built.command)
    : undefined
}

/** The engine runs the commands of these hooks as they are; a `pre_start` may have an image with another entrypoint. */
const HOOKS = ['post_start', 'pre_stop'] as const

function ofHooks({ raw }: Service): readonly RunWithoutShell[] {
  return HOOKS.flatMap((key) =>
    list(raw[key]).map((hook, index) => ({
      ...inCompose('command', strings(object(hook).command).map(undoubled)),
      path: [key, index, 'command'],
      what: `a ${key} hook`,
    })),
  )
}

/** Whether an entrypoint runs what follows as a program; one that nobody knows mostly does, or there is none. */
function handsOver(entrypoint: readonly string[] | undefined): boolean {
  if (entrypoint === undefined) return true
  return (
    entrypoint.at(-1) === '--' || /entrypoint|^(?:tini|dumb-init)$/.test(posix.basename(entrypoint[0] ?? ''))
  )
}

function inCompose(key: 'command' | 'entrypoint', words: readonly string[]): RunWithoutShell {
  return {
    path: [key],
    what: `the ${key}`,
    words,
    plain: (split) => `${key}: ${listOf(split)}`,
    shell: (line) => `${key}: ${listOf(['sh', '-c', doubled(line)])}`,
  }
}

function inDockerfile(
  instruction: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK CMD',
  words: readonly string[],
): RunWithoutShell {
  return {
    path: ['build'],
    what: `${instruction} in the Dockerfile`,
    words,
    plain: (split) => `${instruction} ${listOf(split)}`,
    shell: (line) => `${instruction} ${line}`,
  }
}

/** A dollar in a Compose file. */
function doubled(line: string): string {
  return line.replaceAll('$', '$$$$')
}

function listOf(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}
