import { posix } from 'node:path'
import type { BuiltImage } from '../project.js'
import { expandWord, type Lookup } from './expand-variables.js'
import type { CopiedFiles, ImageContent } from './image-content.js'
import { type StageStart, startAfter, startOf, UNKNOWN_START } from './image-start.js'
import { assignments, type ParsedInstruction, parseInstruction } from './instructions.js'

/** A stage at its end. */
export interface StageResult extends ImageContent {
  /** Absent: it is that of an image from a registry. */
  readonly workdir?: string | undefined
  readonly env: ReadonlyMap<string, string>
  /** How its containers start; absent: nothing is known of that. */
  readonly start?: BuiltImage | undefined
  /** Whether it has no variables but `env`. */
  readonly isWhole: boolean
  /** What ONBUILD asks of a build that begins with it. */
  readonly triggers: readonly ParsedInstruction[]
}

/** What a stage may know from outside. */
export interface OutsideVariables {
  /** The ARGs in front of the first FROM, with their values. */
  readonly globals: ReadonlyMap<string, string>
  /** Values that the Compose file gives to arguments. */
  readonly given: ReadonlyMap<string, string>
  readonly escape: string
}

/** The variables and the folder of a stage, as its instructions go on. */
export class StageState {
  readonly copies: CopiedFiles[] = []
  private readonly env: Map<string, string>
  private readonly args = new Map<string, string>()
  private readonly triggers: ParsedInstruction[] = []
  private workdir: string | undefined
  private start: StageStart

  constructor(
    private readonly base: StageResult,
    private readonly outside: OutsideVariables,
  ) {
    this.env = new Map(base.env)
    this.workdir = base.workdir
    this.start = base.start ?? UNKNOWN_START
  }

  take(instruction: ParsedInstruction): void {
    const { keyword, rest, line } = instruction
    this.start = startAfter(this.start, instruction)
    if (keyword === 'WORKDIR') this.workdir = this.path(this.expand(rest))
    if (keyword === 'ONBUILD') this.triggers.push(parseInstruction({ line, text: rest }))
    if (keyword !== 'ARG' && keyword !== 'ENV') return
    for (const { name, value } of assignments(keyword, rest)) {
      const known = keyword === 'ENV' ? this.expand(value ?? '') : this.argument(name, value)
      const variables = keyword === 'ENV' ? this.env : this.args
      if (known !== undefined) variables.set(name, known)
    }
  }

  private argument(name: string, written: string | undefined): string | undefined {
    const given = this.outside.given.get(name)
    return given ?? (written === undefined ? (this.outside.globals.get(name) ?? '') : this.expand(written))
  }

  expand(word: string): string | undefined {
    const lookup: Lookup = (name) =>
      this.env.get(name) ?? this.args.get(name) ?? (this.base.isWhole ? '' : undefined)
    return expandWord(word, lookup, this.outside.escape)
  }

  /** An absolute path; undefined where it is not known. */
  path(path: string | undefined): string | undefined {
    if (path === undefined) return undefined
    if (path.startsWith('/')) return posix.normalize(path)
    return this.workdir === undefined ? undefined : posix.join(this.workdir, path)
  }

  result(base: StageResult): StageResult {
    const { copies, env, workdir, triggers } = this
    return { base, copies, env, workdir, start: startOf(this.start), isWhole: base.isWhole, triggers }
  }
}
