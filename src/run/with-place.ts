import type { Sources } from '../compose/project.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'

/** What failed, with its place in the files. A service may stand in the file under another name than in the run. */
export function withPlace<Outcome extends StepOutcome>(
  outcome: Outcome,
  { declaredAs }: Partial<Pick<Step, 'id' | 'declaredAs'>>,
  sources: Pick<Sources, 'at'>,
): Outcome & Pick<StepOutcome, 'at'> {
  const { about: [kind = '', name = '', ...keys] = [] } = outcome
  if (outcome.at !== undefined || kind === '') return outcome
  const declared = kind === 'services' ? (declaredAs ?? name) : name
  return { ...outcome, at: sources.at([kind, declared, ...keys]) }
}
