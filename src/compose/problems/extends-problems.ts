import { stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { type Field, fieldIn, kindOf, positionOf, type ShapeProblem } from './file-field.js'

/** `extends` that names no service. Some versions of Compose crash on it. */
export function extendsProblems(
  place: YamlPlace,
  service: Pick<Field, 'path' | 'covers'>,
): readonly ShapeProblem[] {
  const field = fieldIn(place, 'extends', service)
  if (field === undefined) return []
  if (kindOf(field.place) !== 'map') return []
  const named = stepInto(field.place, 'service')
  const kind = named && kindOf(named)
  // A tag of Compose's own, or a text.
  if (named !== undefined && (kind === undefined || (kind === 'text' && textAt(named) !== ''))) return []
  return [
    {
      problem: {
        message: `${field.path} names no service`,
        at: positionOf(named ?? field.place),
        instead:
          'write for instance `{file: common.yaml, service: web}`, or `{service: web}` in the same file',
      },
      covers: field.covers,
    },
  ]
}
