import {
  assignments,
  escapeCharacter,
  instructionsIn,
  type ParsedInstruction,
  parseInstruction,
} from './instructions.js'

/** A Dockerfile, cut into its stages. */
export interface BuildStages {
  /** The ARGs in front of the first FROM, which the FROMs can use: name → default as it is written. */
  readonly args: readonly { readonly name: string; readonly value: string | undefined }[]
  readonly stages: readonly BuildStage[]
  /** The character that takes the meaning from the next one. */
  readonly escape: string
}

export interface BuildStage {
  /** `FROM … AS name`, in small letters. */
  readonly name?: string | undefined
  /** What stands behind FROM, as it is written. */
  readonly base: string
  /** Line of the FROM. */
  readonly line: number
  /** Those behind the FROM. */
  readonly instructions: readonly ParsedInstruction[]
}

export function buildStages(dockerfile: string): BuildStages {
  const args: { name: string; value: string | undefined }[] = []
  const stages: (BuildStage & { readonly instructions: ParsedInstruction[] })[] = []
  for (const instruction of instructionsIn(dockerfile).map(parseInstruction)) {
    const { keyword, rest, line } = instruction
    const stage = stages.at(-1)
    if (keyword === 'FROM') {
      const [base = '', as = '', name] = rest.split(/\s+/)
      const isNamed = as.toLowerCase() === 'as'
      stages.push({ name: isNamed ? name?.toLowerCase() : undefined, base, line, instructions: [] })
    } else if (stage !== undefined) stage.instructions.push(instruction)
    else if (keyword === 'ARG') args.push(...assignments(keyword, rest))
  }
  return { args, stages, escape: escapeCharacter(dockerfile) }
}

/** The stage that is built: the last one, or the one that `target` names or counts. Undefined: there is no such stage. */
export function targetStage({ stages }: BuildStages, target: string | undefined): number | undefined {
  if (target === undefined || target === '') return stages.length === 0 ? undefined : stages.length - 1
  return stageIndex(stages, target)
}

/** A stage by its name, in any letters, or by its number. @param before only the stages before this one */
export function stageIndex(
  stages: readonly BuildStage[],
  reference: string,
  before = stages.length,
): number | undefined {
  const known = stages.slice(0, before)
  const named = known.findLastIndex(({ name }) => name === reference.toLowerCase())
  if (named >= 0) return named
  const index = /^\d+$/.test(reference) ? Number(reference) : -1
  return index >= 0 && index < known.length ? index : undefined
}
