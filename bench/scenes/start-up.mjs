// @ts-check
import { join } from 'node:path'
import { dist } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName } from '../engine.mjs'
import { timed, timedWell } from '../measure.mjs'
import { todobackend } from '../projects/folder.mjs'

const NODE = 'node -e 0'
const VERSION = 'compose-gate --version'

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'start-up',
  title: 'How soon the gate is there',
  images: ['debian:bookworm-slim', 'mysql:8.4'],
  measures: [
    { key: 'line', title: "until the action's first line", unit: 'ms' },
    { key: 'version', title: 'all of --version', unit: 'ms' },
  ],
  targets: [
    { measure: 'line', limit: 2, plus: 100, against: NODE },
    { measure: 'version', limit: 1.5, against: NODE, of: VERSION },
  ],
  async open() {
    const { folder, dispose } = await todobackend()
    return {
      contenders: [
        { name: GATE, run: () => firstLine(folder) },
        {
          name: VERSION,
          run: async () => ({ version: await least([join(dist, 'cli/index.js'), '--version']) }),
        },
        {
          name: NODE,
          run: async () => {
            const ms = await least(['-e', '0'])
            return { line: ms, version: ms }
          },
        },
      ],
      close: dispose,
    }
  },
}

/**
 * The shortest of five: what one start takes more than another is somebody else's doing.
 * @param {readonly string[]} args of Node
 */
async function least(args) {
  const times = []
  for (let count = 0; count < 5; count += 1) times.push((await timedWell(process.execPath, args)).ms)
  return Math.min(...times)
}

/** @param {string} cwd */
async function firstLine(cwd) {
  const name = freshName()
  const ran = await timed(process.execPath, [join(dist, 'main/index.js')], {
    cwd,
    env: { 'INPUT_PROJECT-NAME': name, INPUT_SUMMARY: 'true' },
    onFirstByte: (child) => child.kill('SIGINT'),
  })
  return { line: ran.firstByteMs }
}
