import type { Problem } from '../../common/problem.js'

/** Words of Compose's messages → what to write. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /empty compose file|top-level object must be a mapping/i,
    'begin it with `services:`, and the services indented below',
  ],
  [/^services\.[^.\s]+ must be a mapping$/, 'write `image: NAME` or `build: .` below it, indented'],
  [/^version must be a string/, 'leave it out: Compose needs no version'],
  [/must be a string\b/, 'write one text; a number needs quotes: `"5"`'],
  [/missing a target port/, 'write `target:` beside it, with the port of the container'],
  [/invalid proto/i, 'write `tcp` or `udp` behind the slash, or leave it out'],
  [/must be a (?:mapping|object)\b/, 'write keys with values under it: `key: value`'],
  [/must be an? (?:list|array)\b/, 'write a list: each entry on a line of its own, behind `- `'],
  [/must be a boolean\b|is no boolean$|invalid boolean\b/, 'write `true` or `false`'],
  [
    /must be an? (?:integer|number)\b|cannot parse value as '?u?int|failed to cast to expected type: strconv/,
    'write a number',
  ],
  [/invalid command line string/, 'close every quote, or write the command as a list: `["sh", "-c", "…"]`'],
  [/has neither an image nor a build context/, 'write `image: NAME`, or `build: .` with a Dockerfile there'],
  [
    /invalid interpolation format/,
    `write \`\${NAME}\` or \`\${NAME:-value}\`; a dollar sign that is meant is written \`$$\``,
  ],
  [/invalid additional host/, 'write `NAME:ADDRESS`, for instance `"db:10.0.0.5"`'],
  [/unknown unit|invalid duration/, 'write for instance `10s` or `1m30s`'],
  [/invalid size|invalid suffix/, 'write a number with a unit, for instance `512m` or `1g`'],
  [/build\.platforms MUST include/, 'name it among the `platforms` of the build, too'],
  [/include cycle detected|Circular reference/, 'take one of these references away'],
  [/env file .* not found|: no such file or directory/, 'correct the path, or create the file before'],
]

/** What to write, by the words that versions of Compose have used. Where none of them is said, nothing is advised. */
export function remedyOf(message: string): Pick<Problem, 'instead'> {
  const instead = REMEDIES.find(([pattern]) => pattern.test(message))?.[1]
  return instead === undefined ? {} : { instead }
}
