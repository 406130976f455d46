import { describe, expect, test } from '@jest/globals'
import {
  answerFilters,
  endlessTargets,
  knownClients,
  knownTestTools,
  otherPrograms,
  testRunners,
  testScripts,
  testTargets,
  watchedTargets,
  watchedTools,
} from '../../../../src/roles/known/known-test-tools.js'
import { knownIn, testingIn } from '../role-sketches.js'

const commands = knownTestTools.flatMap(({ commands = [], ownCommands = [] }) => [
  ...commands,
  ...ownCommands,
])

describe('known test tools', () => {
  test.each(knownTestTools.flatMap(({ images = [] }) => images))('the image %s', (image) => {
    expect(testingIn({ image, command: '--all' })).toBe('sure')
  })

  test.each(commands.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    expect(testingIn({ build: '', command: example })).toBe('sure')
  })

  const asPrograms = knownTestTools.flatMap(({ ownCommands = [] }) => ownCommands)
  test.each(asPrograms.map(({ program }) => program))('%s, but not as an argument', (program) => {
    expect(testingIn({ build: '', command: `node ${program}` })).toBeUndefined()
  })

  test.each(otherPrograms.words)('not the image of one that runs %s', (program) => {
    expect(testingIn({ image: 'newman', command: `${program} x` })).toBeUndefined()
  })
})

describe('known clients', () => {
  test.each(knownClients.flatMap(({ images = [] }) => images))('the image %s', (image) => {
    expect(testingIn({ image, command: '-f http://web' })).toBe('likely')
  })

  test.each(
    knownClients.flatMap(({ commands = [] }) => commands.map((known) => [known.example, known] as const)),
  )('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    expect(testingIn({ build: '', command: example })).toBe('likely')
  })

  test.each(answerFilters.words)('whose answer %s looks at', (filter) => {
    expect(testingIn({ build: '', command: `sh -c curl -s http://web | ${filter} ok` })).toBe('likely')
  })
})

describe('tests by their names', () => {
  test.each(testRunners.words)('%s test', (runner) => {
    expect(testingIn({ build: '', command: `${runner} test` })).toBe('target')
  })

  test.each(testTargets.words.map((target) => target.replace('*', '')))('npm run %s', (target) => {
    expect(testingIn({ build: '', command: `npm run ${target}:all` })).toBe('target')
  })

  test.each(endlessTargets.words)('but not npm run test:%s', (ending) => {
    const testing = watchedTargets.has(ending) ? 'watched' : undefined
    expect(testingIn({ build: '', command: `npm run test:${ending}` })).toBe(testing)
  })

  test.each(watchedTools.words)('%s open', (tool) => {
    expect(testingIn({ build: '', command: `npx ${tool} open` })).toBe('watched')
  })

  test.each(testScripts.words)('the script %s.sh', (script) => {
    expect(testingIn({ build: '', command: `./bin/${script}.sh` })).toBe('likely')
    expect(testingIn({ build: '', command: `python run-${script}_tests.py` })).toBe('likely')
  })
})
