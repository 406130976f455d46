import { nearestName } from '../../common/nearest-name.js'
import { quoted } from '../../common/sentence.js'
import { entriesAt, textAt, type YamlPlace } from '../yaml/walk.js'
import { type Field, fieldBelow, kindOf, positionOf, type ShapeProblem } from './file-field.js'

/** What the list of a probe may begin with. */
const STARTS = ['CMD', 'CMD-SHELL', 'NONE']

/** The list of a probe begins with a word that says how it is run. */
export function probeProblems(
  service: YamlPlace,
  outer: Pick<Field, 'path' | 'covers'>,
): readonly ShapeProblem[] {
  const test = fieldBelow(service, ['healthcheck', 'test'], outer)
  if (test === undefined || kindOf(test.place) !== 'list') return []
  const entries = entriesAt(test.place)
  const words = entries.map((entry) => textAt(entry) ?? '…')
  const [first = ''] = words
  if (first === '…' || first === '' || first.includes('$') || STARTS.includes(first)) return []
  const near = nearestName(first, STARTS)
  const [, ...rest] = words
  const meant = JSON.stringify(near === undefined ? ['CMD', ...words] : [near, ...rest])
  return [
    {
      problem: {
        message: `${test.path}: the list begins with ${quoted(first)}, and must begin with \`CMD\`, \`CMD-SHELL\` or \`NONE\``,
        at: positionOf(entries[0] ?? test.place),
        instead: `write \`test: ${meant.replaceAll('","', '", "')}\``,
      },
      covers: test.covers,
    },
  ]
}
