// @ts-check

import { runGate } from '../contenders/gate.mjs'
import { FLOOR, GATE, SCRIPT, wholes } from '../contenders/index.mjs'
import { freshName, removeImages } from '../engine.mjs'
import { todobackend } from '../projects/folder.mjs'
import { ownShare } from '../share.mjs'

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'todobackend',
  title: 'todobackend, warm build cache',
  images: ['debian:bookworm-slim', 'mysql:8.4'],
  measures: [
    { key: 'whole', title: 'the whole release test', unit: 's' },
    { key: 'own', title: "the gate's own share: what is no build, container, probe or request", unit: 's' },
  ],
  targets: [
    { measure: 'whole', limit: 0.37, against: SCRIPT },
    { measure: 'whole', limit: 0.95, against: FLOOR },
    { measure: 'own', limit: 0.6 },
  ],
  async open() {
    const project = await todobackend()
    // Fills the build cache.
    await runGate(project.folder, freshName())
    const contenders = Object.entries(wholes).map(([name, whole]) => ({
      name,
      run: () => (name === GATE ? runAsGate(project.folder) : runAs(whole, project)),
    }))
    return { contenders, close: project.dispose }
  },
}

/** @param {string} folder */
async function runAsGate(folder) {
  const run = await runGate(folder, freshName())
  return { whole: run.ms, own: ownShare(run) }
}

/**
 * @param {import('../contenders/index.mjs').Whole} whole
 * @param {import('../projects/folder.mjs').AppProject} project
 */
async function runAs(whole, project) {
  const name = freshName()
  try {
    return { whole: await whole(project, name) }
  } finally {
    await removeImages(name)
  }
}
