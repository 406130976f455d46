import { describe, expect, test } from '@jest/globals'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'
import {
  endlessCommands,
  endlessScriptEndings,
  endlessScripts,
  knownServers,
  packageRunners,
  servingArguments,
  servingOptions,
} from '../../../../src/roles/known/known-servers.js'
import { commandFactsOf, knownIn } from '../role-sketches.js'

const commands = knownServers.flatMap(({ commands }) => commands)

describe('known servers', () => {
  test.each(knownServers.flatMap(({ images = [] }) => images))('the image %s', (image) => {
    expect(imageFacts({ image: `${image}:1` }).kinds).toContain('server')
  })

  test.each(commands.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    expect(commandFactsOf(example).runsServer).toBe(true)
  })
})

describe('commands without end', () => {
  test.each(endlessCommands.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    expect(commandFactsOf(example).isEndless).toBe(true)
  })
})

describe('what runs on by its name', () => {
  test.each(packageRunners.words)('a script that %s runs', (runner) => {
    expect(commandFactsOf(`${runner} run dev`).runsServer).toBe(true)
  })

  test.each(endlessScripts.words)('the script %s', (script) => {
    expect(commandFactsOf(`npm run ${script}`).runsServer).toBe(true)
    expect(commandFactsOf(`npm run ${script}:prod`).runsServer).toBe(true)
  })

  test.each(endlessScriptEndings.words)('a script whose name ends with %s', (ending) => {
    expect(commandFactsOf(`npm run test:${ending}`).runsServer).toBe(true)
    expect(commandFactsOf(`npm run css-${ending}:all`).runsServer).toBe(true)
  })

  test.each(servingArguments.words)('a program that is told to be a %s', (argument) => {
    expect(commandFactsOf(`./shop ${argument}`).runsServer).toBe(true)
    expect(commandFactsOf(`node shop.js ${argument} --quiet`).runsServer).toBe(true)
    expect(commandFactsOf(`./shop ${argument} list`).runsServer).toBe(false)
  })

  test.each(servingOptions.words)('a program with the option %s', (option) => {
    expect(commandFactsOf(`./shop --${option}=0.0.0.0:80`).runsServer).toBe(true)
    expect(commandFactsOf(`./shop -${option} :80`).runsServer).toBe(true)
  })
})
