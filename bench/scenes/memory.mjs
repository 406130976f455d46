// @ts-check
import { access } from 'node:fs/promises'
import { runGate } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName } from '../engine.mjs'
import { todobackend } from '../projects/folder.mjs'
import { forty } from '../projects/forty.mjs'

const TIME = '/usr/bin/time'
const rows = [`${GATE}: todobackend`, `${GATE}: 40 servers`]

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'memory',
  title: 'Peak memory, by /usr/bin/time -v',
  images: ['debian:bookworm-slim', 'mysql:8.4'],
  measures: [{ key: 'peak', title: 'the gate and the commands it runs, the largest process', unit: 'MB' }],
  targets: rows.map((of) => ({ measure: 'peak', limit: 120, of })),
  async open() {
    await access(TIME).catch(() => {
      throw new Error(`${TIME} is not there: install the package time`)
    })
    const projects = [await todobackend(), await forty('listen')]
    return {
      contenders: projects.map(({ folder }, index) => ({ name: rows[index] ?? '', run: () => peak(folder) })),
      close: async () => {
        for (const { dispose } of projects) await dispose()
      },
    }
  },
}

/** @param {string} folder */
async function peak(folder) {
  const { stderr } = await runGate(folder, freshName(), { under: [TIME, '-v'] })
  const kilobytes = /Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1]
  return { peak: Number(kilobytes) / 1024 }
}
