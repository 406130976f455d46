import { resolve } from 'node:path'
import { type Json, object } from '../common/json.js'
import type { Position } from '../common/problem.js'
import { showPath } from '../common/show-path.js'
import { instructionsIn } from '../compose/dockerfile/instructions.js'
import { readTextFile } from '../compose/files/text-file.js'
import { failedInstruction } from './build-log.js'

/**
 * The place in a Dockerfile of the instruction at which a build failed.
 * @param definition the service's `build` as Compose resolves it
 * @param log what the build printed, or the end of it
 * @returns undefined where the place is unknown: the Dockerfile lies elsewhere, or has the same instruction twice
 */
export function placeOfFailure(
  definition: Json | undefined,
  directory: string,
  log: string,
): Promise<Position | undefined> {
  return placeIn(definition, directory, (dockerfile) => lineOfFailure(dockerfile, log))
}

/** The place of an instruction in a Dockerfile. @param instruction as BuildKit names it */
export function placeOfInstruction(
  definition: Json | undefined,
  directory: string,
  instruction: string,
): Promise<Position | undefined> {
  return placeIn(definition, directory, (dockerfile) => lineOfInstruction(dockerfile, instruction))
}

async function placeIn(
  definition: Json | undefined,
  directory: string,
  lineIn: (dockerfile: string) => number | undefined,
): Promise<Position | undefined> {
  const { context, dockerfile = 'Dockerfile', dockerfile_inline: inline } = object(definition)
  if (typeof context !== 'string' || typeof dockerfile !== 'string' || inline !== undefined) return undefined
  const path = resolve(directory, context, dockerfile)
  const content = await readTextFile(path)
  if (content.kind !== 'text') return undefined
  const line = lineIn(content.text)
  return line === undefined ? undefined : { file: showPath(path, process.cwd()), line, column: 1 }
}

/** The line of the instruction at which a build failed, counted from 1. */
export function lineOfFailure(dockerfile: string, log: string): number | undefined {
  const unread = /dockerfile parse error on line (\d+): /.exec(log)?.[1]
  if (unread !== undefined) return Number(unread)
  const failed = failedInstruction(log)
  return failed && lineOfInstruction(dockerfile, failed.text)
}

/** Undefined where it stands nowhere, or twice. */
function lineOfInstruction(dockerfile: string, instruction: string): number | undefined {
  const found = instructionsIn(dockerfile).filter(({ text }) => isNamed(squeezed(text), instruction))
  return found.length === 1 ? found[0]?.line : undefined
}

/** Where BuildKit names an instruction, variables have become values, and the keyword is in capital letters. */
function isNamed(instruction: string, name: string): boolean {
  const [first = '', ...others] = instruction.toLowerCase().split(/\$(?:\{[^}]*\}|\w+)/)
  const whole = name.toLowerCase()
  if (others.length === 0) return whole === first
  if (!whole.startsWith(first)) return false
  const last = others.pop() ?? ''
  let from = first.length
  for (const part of others) {
    const at = whole.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return whole.length - last.length >= from && whole.endsWith(last)
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
