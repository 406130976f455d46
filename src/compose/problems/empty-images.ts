import { interpolate } from '../files/env-files.js'
import { nearestPosition, type ServiceDefinition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { stepInto, textAt } from '../yaml/walk.js'
import type { ShapeProblem } from './file-field.js'
import { howToSet } from './missing-variables.js'

/** The whole value is one variable without a default. */
const ONE_VARIABLE = /^\$\{?(\w+)\}?$/

/** Services that have no image because the variable that holds its name is not set. */
export function emptyImages(tree: SourceTree): readonly ShapeProblem[] {
  const services = tree.all.flatMap((file) => servicesIn(file).map((service) => ({ file, service })))
  return services.flatMap(({ file, service }) => {
    const { name } = service
    const variable = variableOf(service)
    const others = services.filter((one) => one.service.name === name).map((one) => one.service)
    if (variable === undefined || interpolate(`$${variable}`, tree.environment(file)) !== '') return []
    if (others.some((one) => mayHaveImage(one))) return []
    const key = nearestPosition(tree, ['services', name])
    const problem = {
      message: `services.${name}.image: ${variable} is not set, so there is no image`,
      at: nearestPosition(tree, ['services', name, 'image']),
      instead: howToSet(variable),
    }
    return { problem, covers: key === undefined ? [] : [{ ...key, length: 0 }] }
  })
}

function variableOf({ place }: ServiceDefinition): string | undefined {
  const image = stepInto(place, 'image')
  return image && ONE_VARIABLE.exec(textAt(image) ?? '')?.[1]
}

/** It is built, or takes what it lacks from elsewhere, or another file names an image. */
function mayHaveImage(service: ServiceDefinition): boolean {
  const has = (key: string) => stepInto(service.place, key) !== undefined
  return (
    has('build') || has('extends') || has('provider') || (has('image') && variableOf(service) === undefined)
  )
}
