import { isObject, type Json, type JsonObject, object } from '../common/json.js'

/** What `docker compose config` printed. */
export interface ConfigAnswer {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A question to Compose: `docker compose --profile … config --format FORMAT`. */
export interface ConfigQuestion {
  readonly format: 'json' | 'yaml'
  readonly profiles: readonly string[]
  /** Variables for Compose's process, beside those of the project. */
  readonly tuning: Readonly<Record<string, string>>
  /** A Compose file that is read instead of the project's own, with the variables of the project. */
  readonly instead?: StandIn
}

export interface StandIn {
  readonly text: string
  /** Of the project, as Compose found it. */
  readonly directory: string
}

export type ReadConfig = (question: ConfigQuestion) => Promise<ConfigAnswer>

export interface ResolvedModel {
  readonly kind: 'model'
  readonly printed: JsonObject
  /** Whether there is any `$` in it. Compose prints each `$` twice. */
  readonly hasDollars: boolean
  readonly stderr: string
}

export type ResolvedConfig =
  | ResolvedModel
  /** Compose refused the files. Standard error says why. */
  | { readonly kind: 'refused'; readonly exitCode: number; readonly stderr: string }

/**
 * Compose's whole answer. Compose is asked for JSON, which is read quickly, and once more for YAML where the JSON is
 * not complete.
 */
export async function resolvedConfig(
  readConfig: ReadConfig,
  about: Omit<ConfigQuestion, 'format'>,
): Promise<ResolvedConfig> {
  const json = await readConfig({ ...about, format: 'json' })
  // Compose up to 2.40 cannot print an SSH key with a path as JSON …
  if (json.exitCode !== 0 && !json.stderr.includes('error calling MarshalJSON'))
    return { kind: 'refused', ...json }
  const printed = json.exitCode === 0 ? read(() => JSON.parse(json.stdout)) : undefined
  // … and leaves the definitions of AI models out of it.
  if (printed !== undefined && !usesModels(printed)) return modelIn(json, printed)
  const yaml = await readConfig({ ...about, format: 'yaml' })
  if (yaml.exitCode !== 0) return { kind: 'refused', ...yaml }
  const { parse } = await import('yaml')
  const whole = read(() => parse(yaml.stdout, { maxAliasCount: 0 }))
  if (whole === undefined)
    return { kind: 'refused', exitCode: 0, stderr: 'docker compose config printed no project' }
  return modelIn(yaml, whole)
}

function modelIn({ stdout, stderr }: ConfigAnswer, printed: JsonObject): ResolvedConfig {
  return { kind: 'model', printed, hasDollars: stdout.includes('$'), stderr }
}

function read(parsed: () => unknown): JsonObject | undefined {
  try {
    const value = parsed() as Json
    return isObject(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'YAMLParseError'))
      return undefined
    throw error
  }
}

function usesModels(model: JsonObject): boolean {
  if (model.models !== undefined) return false
  return Object.values(object(model.services)).some((service) => object(service).models !== undefined)
}
