// @ts-check

/**
 * @typedef {object} Shown a test, as jest tells it
 * @property {readonly string[]} ancestorTitles
 * @property {string} title of an ending: `green: passed, nothing is left`
 * @property {string} status
 */

/** How a run can end. */
const endings = ['green', 'red', 'cancelled', 'killed']

/**
 * Two tables of what tests have shown: how runs end at each place, and what else there is to say of places.
 * @param {readonly Shown[]} tests
 * @returns {string[]} lines
 */
export function enginesTable(tests) {
  /** @type {Map<string, Map<string, string>>} */
  const places = new Map()
  const others = []
  for (const { ancestorTitles, title, status } of tests) {
    const skipped = ancestorTitles.flatMap((name) => /\(skipped: .*\)$/.exec(name) ?? [])[0]
    const place = ancestorTitles.at(-1) ?? ''
    const [ending = '', shows = ''] = title.split(': ')
    const told = status === 'passed' ? shows : (skipped ?? status)
    if (endings.includes(ending)) places.set(place, (places.get(place) ?? new Map()).set(ending, told))
    else others.push(`| ${[place, title].filter(Boolean).join(' ')} | ${skipped ?? status} |`)
  }
  const rows = [...places].map(
    ([place, ends]) => `| ${place} | ${endings.map((ending) => ends.get(ending) ?? '').join(' | ')} |`,
  )
  return [
    `| the engine, and the gate | ${endings.join(' | ')} |`,
    `|---|${'---|'.repeat(endings.length)}`,
    ...rows.sort(),
    '',
    '| what else was shown | |',
    '|---|---|',
    ...others.sort(),
    '',
  ]
}
