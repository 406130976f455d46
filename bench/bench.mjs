#!/usr/bin/env node
// @ts-check
// What the gate is worth, measured: the contenders run in turn on the same engine, in another order each round.
//   npm run bench                          all scenes, three rounds
//   npm run bench -- --only todobackend    one of them (repeatable)
//   npm run bench -- --rounds 5 --engine sid
// Prints medians, the spread and ratios, and writes all of it to bench/results.json. Exits 1 where a target is missed.
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureEngine, ensureImages } from '../scripts/engine/index.mjs'
import { judge, rowsOf } from './judge.mjs'
import { scaleOf, table } from './print.mjs'
import { root } from './projects/folder.mjs'
import { scenes } from './scenes/index.mjs'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
    contender: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string' },
    out: { type: 'string', default: join(root, 'bench/results.json') },
  },
})
const rounds = Number(options.rounds)

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)
/** @param {string} line */
const note = (line) => process.stderr.write(`${line}\n`)

/** @param {import('./model.mjs').Scene} scene */
async function measure(scene) {
  const [load = 0] = loadavg()
  if (load > 1)
    note(`! the machine is busy (load ${load.toFixed(1)}): figures will be worse than they could be`)
  note(`${scene.name} …`)
  const { contenders, close } = await scene.open()
  const those = contenders.filter(
    ({ name }) => options.contender.length === 0 || options.contender.includes(name),
  )
  /** @type {Map<string, import('./model.mjs').Figures[]>} */
  const figures = new Map(those.map(({ name }) => [name, []]))
  /** @type {string[]} */
  const failures = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < those.length; turn += 1) {
        const contender = those[(round + turn) % those.length]
        if (contender === undefined) continue
        try {
          figures.get(contender.name)?.push(await contender.run())
          note(`  round ${round + 1}: ${contender.name}`)
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error)
          failures.push(`${contender.name}: ${why}`)
          note(`  round ${round + 1}: ${contender.name} FAILED: ${why}`)
        }
      }
    }
  } finally {
    await close()
  }
  const rows = rowsOf(scene.measures, figures)
  const judged = scene.targets.flatMap((target) => {
    const unit = scene.measures.find(({ key }) => key === target.measure)?.unit ?? 'ms'
    return judge(target, rows, scaleOf(unit)) ?? []
  })
  say(table(scene, rows, judged))
  return { scene: scene.name, title: scene.title, loadBefore: load, rows, targets: judged, failures }
}

async function main() {
  const unknown = options.only.filter((name) => !scenes.some((scene) => scene.name === name))
  if (unknown.length > 0 || !(rounds >= 1)) {
    note(`Scenes: ${scenes.map(({ name }) => name).join(', ')}. --rounds takes a number from 1.`)
    return 2
  }
  const wanted = scenes.filter(({ name }) => options.only.length === 0 || options.only.includes(name))
  const engine = await ensureEngine({ log: note, ...(options.engine ? { engine: options.engine } : {}) })
  Object.assign(process.env, engine.env)
  await ensureImages(engine, [...new Set(wanted.flatMap(({ images }) => images))], { log: note })
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version }
  const versions = { engine: engine.version, compose: engine.compose, buildx: engine.buildx }
  say(
    `Docker Engine ${versions.engine}, Compose ${versions.compose}, Node ${machine.node}, ${machine.cores} cores, ${rounds} rounds`,
  )

  const results = []
  for (const scene of wanted) {
    results.push(await measure(scene))
    await writeFile(options.out, `${JSON.stringify({ machine, versions, rounds, results }, null, 2)}\n`)
  }
  const missed = results.flatMap(({ targets }) => targets).filter(({ holds }) => !holds).length
  const failed = results.flatMap(({ failures }) => failures).length
  const held = results.flatMap(({ targets }) => targets).length - missed
  say(
    `\n${held} targets held, ${missed} missed${failed > 0 ? `, ${failed} runs failed` : ''}; figures in ${options.out}`,
  )
  return missed + failed > 0 ? 1 : 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exitCode = error?.exitCode ?? 1
  },
)
