import { reason } from '../common/reason.js'
import { listed } from '../common/sentence.js'
import { canonicalImage } from '../compose/image-reference.js'
import type { UnbuiltImage } from '../compose/unbuilt-images.js'
import type { StepFailure } from '../record/step-outcome.js'
import type { Try } from './retries.js'

/** Where Docker Hub keeps its official images: nobody else's image can come from there. */
const OFFICIAL = 'docker.io/library/'

/**
 * One try to have an image, which failed: trying again cannot help where only the service that builds the image could
 * have made it.
 * @param passes whether what went wrong may pass by itself
 */
export function failedTry(
  failure: StepFailure,
  image: string,
  unbuilt: readonly UnbuiltImage[] | undefined,
  passes: boolean,
): Try {
  const outcome = withUnbuilt(failure, image, unbuilt)
  const isOnlyHere = outcome !== failure && canonicalImage(image).startsWith(OFFICIAL)
  return { outcome, passes: passes && !isOnlyHere }
}

/**
 * Why an image could not be had that a service of an inactive profile builds: it was not built. Nobody was asked to, so
 * the release is not judged.
 * @param image that could not be had, by any of its names
 */
export function withUnbuilt(
  failure: StepFailure,
  image: string,
  unbuilt: readonly UnbuiltImage[] = [],
): StepFailure {
  const one = unbuilt.find((other) => canonicalImage(other.image) === canonicalImage(image))
  if (one === undefined) return failure
  const { maker, profiles } = one
  const who = `${maker}, which builds the image ${one.image}, belongs to the profile ${listed(profiles)}, which is not active`
  return {
    ...failure,
    detail: reason(`${who}; ${failure.detail}`),
    blame: 'elsewhere',
    remedy: `activate the profile with \`profiles: ${profiles[0]}\`, or build the image before the gate`,
  }
}
