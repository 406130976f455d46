import { posix } from 'node:path'
import type { BuildDefinition, NamedContext } from './build-definition.js'
import { type BuildStage, type BuildStages, stageIndex, targetStage } from './build-stages.js'
import { expandWord } from './expand-variables.js'
import type { BuildFolder, CopiedFiles, CopySource } from './image-content.js'
import { type ParsedInstruction, pathWords } from './instructions.js'
import { type StageResult, StageState } from './stage-state.js'

/** What a build is evaluated with. */
export interface BuildSurroundings {
  readonly definition: BuildDefinition
  readonly stages: BuildStages
  /** The build context, and the folders among its named contexts: path → folder. */
  readonly folders: ReadonlyMap<string, BuildFolder>
  /** Variables that a builder sets by itself: `TARGETARCH` … */
  readonly platform: ReadonlyMap<string, string>
  /** What another build of the project makes, by the image's name. */
  readonly builtImage: (image: string) => StageResult | undefined
  /** What the build of a service makes. */
  readonly builtBy: (service: string) => StageResult | undefined
}

/** An image that a build takes something from, and the line that says so. */
export interface NamedImage {
  readonly image: string
  readonly line: number
}

/** What is built, and the images it is made from; only of the stages that the target needs. */
export interface EvaluatedBuild {
  /** Absent: there is no such target. */
  readonly result?: StageResult | undefined
  readonly images: readonly NamedImage[]
}

export function evaluateBuild(around: BuildSurroundings): EvaluatedBuild {
  const evaluation = new Evaluation(around)
  const target = targetStage(around.stages, around.definition.target)
  return { result: target === undefined ? undefined : evaluation.stage(target), images: evaluation.images }
}

const EMPTY_STAGE: StageResult = { copies: [], workdir: '/', env: new Map(), isWhole: true, triggers: [] }
const UNKNOWN_STAGE: StageResult = { copies: [], env: new Map(), isWhole: false, triggers: [] }

function fromRegistry(image: string): StageResult {
  return { ...UNKNOWN_STAGE, start: { base: image, hasHealthCheck: false } }
}

class Evaluation {
  readonly images: NamedImage[] = []
  private readonly known = new Map<number, StageResult>()
  private readonly args: ReadonlyMap<string, string>

  constructor(private readonly around: BuildSurroundings) {
    const { stages, definition, platform } = around
    const args = new Map(platform)
    for (const { name, value = '' } of stages.args) {
      const given = definition.args.get(name)
      args.set(name, given ?? expandWord(value, (one) => args.get(one) ?? '', stages.escape) ?? '')
    }
    this.args = args
  }

  stage(index: number): StageResult {
    const known = this.known.get(index)
    if (known !== undefined) return known
    const stage = this.around.stages.stages[index]
    if (stage === undefined) return UNKNOWN_STAGE
    // A stage that copies from itself is an error that the builder reports.
    this.known.set(index, UNKNOWN_STAGE)
    const result = this.run(stage, this.base(stage, index))
    this.known.set(index, result)
    return result
  }

  private base({ base, line }: BuildStage, index: number): StageResult {
    const name = expandWord(base, (one) => this.args.get(one) ?? '', this.around.stages.escape)
    if (name === undefined) return UNKNOWN_STAGE
    if (name === 'scratch') return EMPTY_STAGE
    const context = this.context(name)
    if (context !== undefined) return this.resultOf(context) ?? UNKNOWN_STAGE
    const { stages } = this.around.stages
    // FROM takes a stage by its name alone: a number is an image.
    const earlier = /^\d+$/.test(name) ? undefined : stageIndex(stages, name, index)
    return earlier === undefined ? (this.image(name, line) ?? fromRegistry(name)) : this.stage(earlier)
  }

  private run(stage: BuildStage, base: StageResult): StageResult {
    const state = new StageState(base, {
      globals: this.args,
      given: this.around.definition.args,
      escape: this.around.stages.escape,
    })
    for (const instruction of [...base.triggers, ...stage.instructions]) {
      if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
        state.copies.push(...this.copied(instruction, state))
      } else if (instruction.keyword === 'RUN') this.mounted(instruction, state)
      else state.take(instruction)
    }
    return state.result(base)
  }

  private copied(instruction: ParsedInstruction, state: StageState): readonly CopiedFiles[] {
    const { flags, rest, line } = instruction
    const words = pathWords(rest).map((word) => state.expand(word))
    const destination = state.path(words.at(-1))
    const sources = words.slice(0, -1).flatMap((word) => word ?? [])
    const documents = sources.filter((source) => source.startsWith('<<'))
    const addresses = sources.filter((source) => /^(?:\w+:\/\/|git@)/.test(source))
    const paths = sources.filter((source) => !documents.includes(source) && !addresses.includes(source))
    const keepsParents = flags.some(({ name, value }) => name === 'parents' && value !== 'false')
    const named = flags.find(({ name }) => name === 'from')?.value
    const from = this.copySource(named && (state.expand(named) ?? named), line)
    const elsewhere = [
      ...documents.map((word) => word.replace(/^<<-?["']?|["']$/g, '')),
      ...addresses.map((address) => posix.basename(address)),
    ]
    return [
      ...(paths.length > 0 ? withParents({ from, sources: paths, destination }, keepsParents) : []),
      ...(elsewhere.length > 0
        ? [{ from: { kind: 'elsewhere' as const }, sources: elsewhere, destination }]
        : []),
    ]
  }

  private copySource(from: string | undefined, line: number): CopySource {
    if (from === undefined) return this.folder(this.around.definition.context)
    const context = this.context(from)
    if (context?.kind === 'folder') return this.folder(context.path)
    const result = context === undefined ? this.stageOrImage(from, line) : this.resultOf(context)
    return result === undefined ? { kind: 'elsewhere' } : { kind: 'image', content: result }
  }

  private stageOrImage(reference: string, line: number): StageResult | undefined {
    const index = stageIndex(this.around.stages.stages, reference)
    return index === undefined ? this.image(reference, line) : this.stage(index)
  }

  /** What a command mounts leaves no files, but it must be there. */
  private mounted({ flags, line }: ParsedInstruction, state: StageState): void {
    for (const { name, value } of flags) {
      const from = name === 'mount' ? /(?:^|,)from=([^,]*)/.exec(value)?.[1] : undefined
      if (from !== undefined && from !== '') this.copySource(state.expand(from) ?? from, line)
    }
  }

  private image(image: string, line: number): StageResult | undefined {
    this.images.push({ image, line })
    return this.around.builtImage(image)
  }

  private folder(path: string | undefined): CopySource {
    const folder = path === undefined ? undefined : this.around.folders.get(path)
    return folder === undefined ? { kind: 'elsewhere' } : { kind: 'folder', folder }
  }

  private context(name: string): NamedContext | undefined {
    const { contexts } = this.around.definition
    return [...contexts].find(([key]) => contextName(key) === contextName(name))?.[1]
  }

  private resultOf(context: NamedContext): StageResult | undefined {
    if (context.kind === 'service') return this.around.builtBy(context.service)
    return context.kind === 'image' ? this.around.builtImage(context.image) : undefined
  }
}

/** `--parents` keeps the folders of a source below the destination. */
function withParents(copy: CopiedFiles, keepsParents: boolean): readonly CopiedFiles[] {
  const { destination } = copy
  if (!keepsParents || destination === undefined) return [copy]
  return copy.sources.map((source) => {
    const kept = source.includes('/./') ? source.slice(source.indexOf('/./') + 3) : source
    return { ...copy, sources: [source], destination: posix.join(destination, kept) }
  })
}

/** As a builder looks for a named context: an image's name as people write it, without `latest`. */
export function contextName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '')
}
