// @ts-check

import { runGate, stepOf } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName } from '../engine.mjs'
import { projectWith } from '../projects/folder.mjs'

/** Start period + interval × retries, in milliseconds. */
const BUDGET = 2000 + 1000 * 4

const compose = `services:
  app:
    image: debian:bookworm-slim
    init: true
    command: [sleep, infinity]
    ports: ["8080"]
    healthcheck: {test: exit 1, start_period: 2s, interval: 1s, retries: 4}
`

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'never-healthy',
  title: `Never healthy, with a health check whose own budget is ${BUDGET / 1000} s`,
  images: ['debian:bookworm-slim'],
  measures: [{ key: 'over', title: 'from the end of the budget to the verdict', unit: 's' }],
  targets: [{ measure: 'over', limit: 0.3 }],
  async open() {
    const { folder, dispose } = await projectWith({ 'compose.yaml': compose })
    const run = async () => {
      const ran = await runGate(folder, freshName(), { verdict: 'failed' })
      return { over: stepOf(ran, 'ready:app').durationMs - BUDGET }
    }
    return { contenders: [{ name: GATE, run }], close: dispose }
  },
}
