import { posix } from 'node:path'
import { list, object, strings } from '../../common/json.js'
import { undoubled } from '../../compose/doubled-dollars.js'
import type { Service } from '../../compose/project.js'
import type { ProjectRule } from '../facts.js'
import type { Observation } from '../rule.js'

/** A program and its arguments in one word of a list: there is no program of that name. */
export const oneWordCommand: ProjectRule = {
  code: 'ONE_WORD_COMMAND',
  severity: 'warning',
  observe: ({ project }) =>
    Object.values(project.services).flatMap((service) =>
      [ofProbe(service), ofEntrypoint(service), ofCommand(service), ...ofHooks(service)].flatMap((slip) =>
        slip === undefined ? [] : observation(service, slip, (path) => project.sources.at(path)),
      ),
    ),
}

interface Slip {
  /** Below the service. */
  readonly path: readonly (string | number)[]
  /** As its author calls it: `CMD of its Dockerfile`. */
  readonly what: string
  readonly words: readonly string[]
  /** How the right thing is written, for a program alone and for a line that only a shell understands. */
  readonly plain: (words: readonly string[]) => string
  readonly shell: (line: string) => string
}

function observation(
  { name }: Service,
  { path, what, words, plain, shell }: Slip,
  at: (path: readonly (string | number)[]) => Observation['at'],
): Observation {
  const line = words.join(' ')
  const meant = /[|&;<>()$`'"*]/.test(line) ? shell(line) : plain(line.trim().split(/\s+/))
  return {
    about: name,
    at: at(['services', name, ...path]),
    why: `${what} of ${name} names the program \`${words[0]}\`, with its arguments in one word, and there is hardly a program of that name`,
    instead: `Write \`${meant}\``,
  }
}

function ofProbe({ healthCheck, built }: Service): Slip | undefined {
  const [form, ...words] = healthCheck?.test ?? []
  if (form === undefined && healthCheck?.disabled !== true && isOneWord(built?.probe))
    return inDockerfile('HEALTHCHECK CMD', built.probe)
  if (form !== 'CMD' || !isOneWord(words)) return undefined
  return {
    path: ['healthcheck', 'test'],
    what: 'the health check',
    words,
    plain: (split) => `test: ${listOf(['CMD', ...split])}`,
    shell: (line) => `test: ${listOf(['CMD-SHELL', doubled(line)])}`,
  }
}

function ofEntrypoint({ entrypoint, built }: Service): Slip | undefined {
  if (isOneWord(entrypoint)) return inCompose('entrypoint', entrypoint)
  return entrypoint === undefined && isOneWord(built?.entrypoint)
    ? inDockerfile('ENTRYPOINT', built.entrypoint)
    : undefined
}

function ofCommand({ entrypoint, command, built }: Service): Slip | undefined {
  if (!handsOver(entrypoint ?? built?.entrypoint)) return undefined
  if (isOneWord(command)) return inCompose('command', command)
  const isUsed = entrypoint === undefined && command === undefined
  return isUsed && isOneWord(built?.command) ? inDockerfile('CMD', built.command) : undefined
}

/** The engine runs the commands of these hooks as they are; a `pre_start` may have an image with another entrypoint. */
const HOOKS = ['post_start', 'pre_stop'] as const

function ofHooks({ raw }: Service): readonly Slip[] {
  return HOOKS.flatMap((key) =>
    list(raw[key]).flatMap((hook, index) => {
      const words = strings(object(hook).command).map(undoubled)
      if (!isOneWord(words)) return []
      return { ...inCompose('command', words), path: [key, index, 'command'], what: `a ${key} hook` }
    }),
  )
}

/** Whether an entrypoint runs what follows as a program; one that nobody knows mostly does, or there is none. */
function handsOver(entrypoint: readonly string[] | undefined): boolean {
  if (entrypoint === undefined) return true
  return (
    entrypoint.at(-1) === '--' || /entrypoint|^(?:tini|dumb-init)$/.test(posix.basename(entrypoint[0] ?? ''))
  )
}

/** What begins with an option is no program, but arguments of the image's own. */
function isOneWord(words: readonly string[] | undefined): words is readonly string[] {
  const [program = ''] = words ?? []
  return /\S\s+\S/.test(program) && !program.trim().startsWith('-')
}

function inCompose(key: 'command' | 'entrypoint', words: readonly string[]): Slip {
  return {
    path: [key],
    what: `the ${key}`,
    words,
    plain: (split) => `${key}: ${listOf(split)}`,
    shell: (line) => `${key}: ${listOf(['sh', '-c', doubled(line)])}`,
  }
}

function inDockerfile(instruction: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK CMD', words: readonly string[]): Slip {
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
