import type { BuiltImage } from '../project.js'
import type { ParsedInstruction } from './instructions.js'

/** How containers of a stage's image start, as its instructions go on. */
export interface StageStart extends BuiltImage {
  /** The stage itself has given the command. */
  readonly hasOwnCommand?: boolean | undefined
}

export const UNKNOWN_START: BuiltImage = { hasHealthCheck: false }

/** An ENTRYPOINT takes away the command that came with what the stage begins with, as builders do. */
export function startAfter(start: StageStart, { keyword, rest }: ParsedInstruction): StageStart {
  switch (keyword) {
    case 'CMD':
      return { ...start, command: words(rest), hasOwnCommand: true }
    case 'ENTRYPOINT':
      return { ...start, entrypoint: words(rest), command: start.hasOwnCommand ? start.command : undefined }
    case 'HEALTHCHECK':
      return { ...start, hasHealthCheck: rest.trim().toUpperCase() !== 'NONE', probe: probeIn(rest) }
    default:
      return start
  }
}

/** What others that begin with this stage are told. */
export function startOf({ base, entrypoint, command, hasHealthCheck, probe }: StageStart): BuiltImage {
  return { base, entrypoint, command, hasHealthCheck, probe }
}

/** Of `CMD ["curl", "-f"]` the list. */
function probeIn(rest: string): readonly string[] | undefined {
  const [, list] = /^CMD\s+(\[.*\])$/is.exec(rest.trim()) ?? []
  return list === undefined ? undefined : listIn(list)
}

/** A list as it is; anything else is a line for a shell. */
function words(rest: string): readonly string[] {
  const list = listIn(rest.trim())
  return list ?? ['/bin/sh', '-c', rest.trim()]
}

function listIn(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined
  } catch {
    return undefined
  }
}
