import type { Problem } from '../../common/problem.js'
import type { Project, Service } from '../../compose/project.js'
import { wrongTexts } from '../../compose/values/text-values.js'
import { valueProblem, type WrongEntry } from '../../compose/values/wrong-value.js'
import { wrongIds } from './id-values.js'
import { wrongLimits } from './limit-values.js'
import { wrongMounts } from './mount-values.js'
import { subnetProblems } from './subnet-values.js'

/**
 * Values that Compose takes and every engine refuses. The engine says so only when a container or a network is made,
 * after everything has been built, and without the place.
 */
export function engineValues(project: Project, services: readonly Service[]): readonly Problem[] {
  return [
    ...services.flatMap(({ name, raw }) => {
      // What the file does not say is none of the user's.
      const isWritten = ({ path }: WrongEntry) => project.sources.written(['services', name, ...path])
      const entries = [
        ...wrongTexts(raw).filter(isWritten),
        ...wrongMounts(raw),
        ...wrongLimits(raw),
        ...wrongIds(raw),
      ]
      return entries.map(({ key, path, wrong }) =>
        valueProblem(`services.${name}.${key}`, wrong, project.sources.at(['services', name, ...path])),
      )
    }),
    ...subnetProblems(project),
  ]
}
