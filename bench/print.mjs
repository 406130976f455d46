// @ts-check
import { GATE } from './contenders/index.mjs'

/** @typedef {import('./model.mjs').Measure['unit']} Unit */

/** How many of what is measured are one of these. */
export const scaleOf = (/** @type {Unit} */ unit) => (unit === 's' ? 1000 : 1)

/**
 * @param {number} value
 * @param {Unit} unit
 */
function show(value, unit) {
  const scaled = value / scaleOf(unit)
  return scaled.toFixed(unit === 's' ? 2 : unit === 'count' ? 0 : 1)
}

/**
 * The figures of a scene as text, at most a hundred characters wide.
 * @param {import('./model.mjs').Scene} scene
 * @param {readonly import('./judge.mjs').Row[]} rows
 * @param {readonly import('./judge.mjs').Judged[]} judged
 * @returns {string}
 */
export function table(scene, rows, judged) {
  const lines = ['', scene.title]
  for (const { key, title, unit } of scene.measures) {
    const those = rows.filter(({ measure }) => measure === key)
    if (those.length === 0) continue
    lines.push('', `  ${title}${unit === 'count' ? '' : ` (${unit})`}`)
    lines.push(
      `  ${'contender'.padEnd(34)}${'median'.padStart(9)}${'least … most'.padStart(20)}${'gate ÷ it'.padStart(12)}`,
    )
    const gate = those.find(({ contender }) => contender === GATE)?.median
    for (const { contender, median, values } of those) {
      const spread = `${show(Math.min(...values), unit)} … ${show(Math.max(...values), unit)}`
      const ratio = gate === undefined || contender === GATE ? '' : (gate / median).toFixed(2)
      lines.push(
        `  ${contender.padEnd(34)}${show(median, unit).padStart(9)}${spread.padStart(20)}${ratio.padStart(12)}`,
      )
    }
    for (const target of judged.filter(({ measure }) => measure === key))
      lines.push(`  ${verdict(target, unit)}`)
  }
  return lines.join('\n')
}

/**
 * @param {import('./judge.mjs').Judged} target
 * @param {Unit} unit
 */
function verdict({ of, against, limit, plus, ratio, median, most, holds }, unit) {
  const factor =
    against === undefined ? '' : `${limit} × ${against}${plus === undefined ? '' : ` + ${plus} ${unit}`} = `
  const is = against === undefined || plus !== undefined ? show(median, unit) : `${ratio.toFixed(2)} ×`
  const name = of === undefined || of === GATE ? '' : `${of}: `
  return `${holds ? '✔' : '✖'} ${name}${is}; wanted: at most ${factor}${show(most, unit)}`
}
