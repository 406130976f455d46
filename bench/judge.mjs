// @ts-check
import { GATE } from './contenders/index.mjs'
import { median } from './measure.mjs'

/**
 * @typedef {object} Row
 * @property {string} contender
 * @property {string} measure
 * @property {readonly number[]} values one a round
 * @property {number} median
 *
 * @typedef {import('./model.mjs').Target & {median: number, most: number, ratio: number, holds: boolean}} Judged
 */

/**
 * @param {readonly import('./model.mjs').Measure[]} measures
 * @param {ReadonlyMap<string, readonly import('./model.mjs').Figures[]>} figures contender → one a round
 * @returns {Row[]}
 */
export function rowsOf(measures, figures) {
  return measures.flatMap(({ key }) =>
    [...figures].flatMap(([contender, rounds]) => {
      const values = rounds.flatMap((round) => round[key] ?? [])
      return values.length === 0 ? [] : [{ contender, measure: key, values, median: median(values) }]
    }),
  )
}

/**
 * @param {import('./model.mjs').Target} target
 * @param {readonly Row[]} rows
 * @param {number} scale how many of what is measured are one of the target's unit
 * @returns {Judged | undefined} undefined where somebody did not run
 */
export function judge(target, rows, scale) {
  const find = (/** @type {string} */ name) =>
    rows.find(({ contender, measure }) => contender === name && measure === target.measure)?.median
  const own = find(target.of ?? GATE)
  const other = target.against === undefined ? scale : find(target.against)
  if (own === undefined || other === undefined) return undefined
  const most = target.limit * other + (target.plus ?? 0) * scale
  return { ...target, median: own, most, ratio: own / other, holds: own <= most }
}
