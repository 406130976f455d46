import { isObject, type Json } from '../common/json.js'
import type { ReadConfig, ResolvedConfig, ResolvedModel } from './config.js'
import { answeredTexts, textQuestion } from './files/variable-question.js'
import { mergedGate } from './source/merged-gate.js'
import type { SourceTree } from './source/source-tree.js'

/**
 * Compose's answer with the `x-gate` that several files make together, the same for all versions of Compose. Where they
 * contradict each other, the answer is the refusal of a newer Compose.
 * @param directory of the project
 */
export async function withMergedGate(
  answer: ResolvedModel,
  tree: SourceTree,
  readConfig: ReadConfig,
  directory: string,
): Promise<ResolvedConfig> {
  const gate = await mergedGate(tree, (texts) => filledIn(texts, readConfig, directory))
  if (gate === undefined) return answer
  if (gate.kind === 'contradiction')
    return { kind: 'refused', exitCode: 1, stderr: `cannot override ${gate.path}` }
  const printed = { ...answer.printed, 'x-gate': doubled(gate.value) }
  return { ...answer, printed, hasDollars: true }
}

async function filledIn(
  texts: readonly string[],
  readConfig: ReadConfig,
  directory: string,
): Promise<readonly string[] | undefined> {
  const instead = { text: textQuestion(texts), directory }
  const { exitCode, stdout } = await readConfig({ format: 'json', profiles: [], tuning: {}, instead })
  return exitCode === 0 ? answeredTexts(stdout, texts.length) : undefined
}

/** As Compose prints it: with each `$` twice. */
function doubled(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$')
  if (Array.isArray(value)) return value.map(doubled)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, doubled(inner)]))
}
