// @ts-check

/**
 * What one run of a contender gave: measure → value.
 * @typedef {Readonly<Record<string, number>>} Figures
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Promise<Figures>} run
 *
 * @typedef {object} Measure
 * @property {string} key
 * @property {string} title
 * @property {'ms' | 's' | 'MB' | 'count'} unit
 *
 * What the gate must reach.
 * @typedef {object} Target
 * @property {string} measure
 * @property {number} limit a factor where there is somebody to compare with, else a value in the measure's unit
 * @property {string} [against] a contender
 * @property {number} [plus] that much more is allowed, in the measure's unit
 * @property {string} [of] the contender that must reach it; the gate where left out
 *
 * @typedef {object} Play
 * @property {readonly Contender[]} contenders
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {string} title
 * @property {readonly string[]} images that have to be there
 * @property {readonly Measure[]} measures
 * @property {readonly Target[]} targets
 * @property {() => Promise<Play>} open makes everything ready that is not measured
 */
export {}
