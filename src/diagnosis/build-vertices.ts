import { stripVTControlCharacters } from 'node:util'

/** A piece of a build's work, as BuildKit's plain log numbers them. */
export interface BuildVertex {
  /** Its name in the log: `[app internal] load metadata for debian:bookworm-slim`, `[app 2/3] RUN make`. */
  readonly name: string
  readonly kind: VertexKind
  /** What BuildKit says of its failure, one line; absent: it has not failed. */
  readonly error?: string | undefined
}

/**
 * `image`: BuildKit looks for an image that the build starts from, or gets it. `source`: it fetches a remote context.
 * `instruction`: a line of the Dockerfile. `input`: it reads the Dockerfile and the context. `builder`: work of the
 * builder alone, such as caches and exports.
 */
export type VertexKind = 'image' | 'source' | 'instruction' | 'input' | 'builder'

const KINDS: readonly (readonly [says: RegExp, kind: VertexKind])[] = [
  [/^(?:\[[^\]]*\] )?(?:load metadata for |resolve image config for |FROM |docker-image:\/\/)\S/, 'image'],
  [/^(?:\[[^\]]*\] )?(?:load git source |load remote build context|https?:\/\/|git:\/\/)/, 'source'],
  [/^\[[^\]]*\d+\/\d+\] \S/, 'instruction'],
  [/^(?:\[[^\]]*\] )?load (?:build definition|build context|\.dockerignore|local bake)/, 'input'],
]

/** Whether a log is BuildKit's: then a builder was reached. */
export function isBuildKitLog(log: string): boolean {
  return /^#\d+ /m.test(log)
}

/** The piece of work at which a build failed; undefined: BuildKit names none. */
export function failedVertex(log: string): BuildVertex | undefined {
  const lines = linesOf(log)
  const [, number, error] = lines.findLast((line) => FAILURE.test(line))?.match(FAILURE) ?? []
  if (number === undefined) return undefined
  // A log whose beginning is cut off has only what BuildKit repeats at the end.
  const name = nameOf(lines, number) ?? lines.flatMap((line) => /^> (.+):$/.exec(line)?.[1] ?? []).at(0)
  return name === undefined ? undefined : { ...vertexNamed(name), error }
}

/** @param name as BuildKit's log has it, with or without what stands in brackets */
export function vertexNamed(name: string): BuildVertex {
  return { name, kind: KINDS.find(([says]) => says.test(name))?.[1] ?? 'builder' }
}

/** The pieces of work that had begun and not ended where a log breaks off, or where the build was cancelled. */
export function unfinishedVertices(log: string): readonly BuildVertex[] {
  const lines = linesOf(log)
  const numbers = new Set(lines.flatMap((line) => /^#(\d+) /.exec(line)?.[1] ?? []))
  return [...numbers].flatMap((number) => {
    const isOver = lines.some((line) => new RegExp(`^#${number} (?:DONE|CACHED|ERROR)\\b`).test(line))
    const name = nameOf(lines, number)
    return isOver || name === undefined || number === '0' ? [] : [vertexNamed(name)]
  })
}

/** The image that BuildKit was looking for, as its log names it: `debian:bookworm-slim`. */
export function imageOfVertex({ name }: BuildVertex): string {
  return (
    /(?:load metadata for|resolve image config for|FROM) (?:docker-image:\/\/)?(\S+)/.exec(name)?.[1] ?? ''
  )
}

/** Lines that an instruction prints begin with its number and a time, so they never match. */
const FAILURE = /^#(\d+) ERROR: (.+)$/

function linesOf(log: string): readonly string[] {
  return stripVTControlCharacters(log)
    .split('\n')
    .map((line) => line.trim())
}

/** The first line with a number is the name; where a log is cut off, that line is not there. */
function nameOf(lines: readonly string[], number: string): string | undefined {
  const first = lines.find((line) => line.startsWith(`#${number} `))?.slice(number.length + 2)
  return first === undefined || /^(?:ERROR|DONE|CACHED|CANCELED|\.\.\.|\d+\.\d+ )/.test(first)
    ? undefined
    : first
}
