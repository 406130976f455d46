import { object, string } from '../common/json.js'
import type { Blame } from '../diagnosis/blame/blame.js'
import type { Release } from '../engine/docker-compose.js'
import type { StepOutcome } from '../record/step-outcome.js'

/** Who is to blame, as the outcome of a step says it: the release is not mentioned. */
export function outcomeBlame({ who, remedy, about }: Blame): Pick<StepOutcome, 'blame' | 'remedy' | 'about'> {
  return {
    ...(who === 'release' ? {} : { blame: who }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(about === undefined ? {} : { about }),
  }
}

/** The platform that the file asks for; undefined: the one of the machine. */
export function platformOf({ model }: Pick<Release, 'model'>, service: string): string | undefined {
  return string(object(object(model.services)[service]).platform)
}
