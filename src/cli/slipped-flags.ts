import type { Report } from '../common/problem.js'

/**
 * A command line as it was meant, where a flag is written with a slip that its parser would take for something else:
 * `-profile dev` is `-p rofile` to it, and `--file= x` a flag without a value. Each is reported.
 * @param known the long flags, `--profile`
 */
export function withoutSlips(
  argv: readonly string[],
  known: readonly string[],
  report: Report,
): readonly string[] {
  const end = argv.indexOf('--')
  return argv.map((word, index) => {
    if (end >= 0 && index > end) return word
    const [flag = word, value] = word.split('=', 2)
    if (/^-\w/.test(flag) && known.includes(`-${flag}`)) {
      report({ message: `\`${flag}\` is no flag`, instead: `write \`-${flag}\`` })
      return `-${word}`
    }
    const next = argv[index + 1]
    if (value !== '' || !known.includes(flag) || next === undefined || next.startsWith('-')) return word
    const instead = `leave out the blank behind it: \`${flag}=${next}\``
    report({ message: `\`${word}\` has no value`, instead })
    return flag
  })
}
