import type { Problem } from '../common/problem.js'
import { wrongImage } from '../compose/image-name.js'
import type { Project, UsedImage } from '../compose/project.js'
import type { Plan } from '../plan/plan.js'

const DEFAULT_OF_ARG =
  'give its variable a default, with `ARG NAME=value` above the first FROM, or a value under `build.args`'

/**
 * Images that Dockerfiles name, and that are no names once their variables are filled in: `FROM debian:${TAG}`, where
 * TAG is not set. A builder tells one of them, without its line.
 */
export function baseImageNames(project: Project, { steps }: Pick<Plan, 'steps'>): readonly Problem[] {
  const building = steps.filter(({ kind }) => kind === 'build')
  const names = new Set(building.map(({ service, declaredAs }) => declaredAs ?? service))
  const told = new Map<string, Problem>()
  for (const { name, madeFrom = [] } of Object.values(project.services)) {
    if (!names.has(name)) continue
    for (const { image, at } of madeFrom) {
      const wrong = wrongBase(image)
      // Several services may be built from one Dockerfile.
      if (wrong && at)
        told.set(`${at.file}:${at.line}`, { ...wrong, message: `${name}: ${wrong.message}`, at })
    }
  }
  return [...told.values()]
}

function wrongBase(image: UsedImage['image']): Pick<Problem, 'message' | 'instead'> | undefined {
  // Only a builder knows what such a word becomes.
  if (image.includes('$')) return undefined
  if (image === '')
    return { message: 'the image that its Dockerfile names here is empty', instead: DEFAULT_OF_ARG }
  const [message, instead] = wrongImage(image) ?? []
  if (message === undefined) return undefined
  const isOpen = image.endsWith(':') || image.endsWith('/')
  return { message: `of the image in its Dockerfile, ${message}`, instead: isOpen ? DEFAULT_OF_ARG : instead }
}
