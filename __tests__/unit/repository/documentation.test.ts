import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseChecks } from '../../../src/checks/parse-checks.js'
import { parseCommandLine } from '../../../src/cli/parse-arguments.js'
import type { Json } from '../../../src/common/json.js'
import type { Problem } from '../../../src/common/problem.js'
import { shellWords } from '../../../src/common/shell-words.js'
import { givenFromGate } from '../../../src/settings/given.js'
import { version } from '../../../src/version.js'
import { documents, read, snippets, tracked } from './files.js'

const all = documents.flatMap(snippets)

/** All that is wrong with checks, as a setting holds them. */
function wrongChecks(value: unknown): readonly Problem[] {
  const problems: Problem[] = []
  parseChecks(value, { label: 'smoke' }, (problem) => problems.push(problem))
  return problems
}

describe('x-gate in the documentation', () => {
  const shown = all.filter(({ language, text }) => language === 'yaml' && /^x-gate:/m.test(text))

  test.each(shown)('$place has keys that exist and checks that can be read', ({ text }) => {
    const { 'x-gate': gate } = parse(text) as { 'x-gate': { readonly [key: string]: Json } }
    const problems: Problem[] = []
    givenFromGate({ gate, sources: { at: () => undefined } }, (problem) => problems.push(problem))
    expect(problems).toEqual([])
    if (gate.smoke !== undefined) expect(wrongChecks(gate.smoke)).toEqual([])
  })

  test('is shown', () => expect(shown.length).toBeGreaterThan(2))
})

describe('checks in the documentation', () => {
  const lines = all
    .filter(
      ({ language, text }) => language === 'text' && /^(GET |POST |\/)/m.test(text) && !text.includes('{{'),
    )
    .flatMap(({ place, text }) =>
      text
        .trim()
        .split('\n')
        .map((line) => ({ place, line })),
    )
  const inputs = all.flatMap(({ place, language, text }) =>
    language === 'yaml' && text.includes('uses: compose-gate/')
      ? smokeInputs(parse(text)).map((smoke) => ({ place, smoke }))
      : [],
  )

  test.each(lines)('$place: $line', ({ line }) => expect(wrongChecks(line)).toEqual([]))

  test.each(inputs)('$place: the input smoke', ({ smoke }) => expect(wrongChecks(smoke)).toEqual([]))

  test('are shown', () => expect([lines.length, inputs.length].every((count) => count > 2)).toBe(true))
})

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** What steps of a workflow, or a list of steps, give this action as `smoke`. */
function smokeInputs(shown: unknown): readonly unknown[] {
  const steps = Array.isArray(shown)
    ? (shown as readonly Step[])
    : Object.values((shown as { jobs: Record<string, { steps: readonly Step[] }> }).jobs).flatMap(
        (job) => job.steps,
      )
  return steps.flatMap((step) => step.with?.smoke ?? [])
}

describe('commands in the documentation', () => {
  const lines = all
    .filter(({ language }) => language === 'sh' || language === 'console')
    .flatMap(({ place, text }) => text.split('\n').map((line) => ({ place, line })))
  const gate = lines.flatMap(({ place, line }) => {
    const found = /(?:^|\$ |npx )compose-gate ([^#;&|>]+)/.exec(line)
    return found ? [{ place, command: found[1]?.trim() ?? '' }] : []
  })
  const npm = lines.flatMap(({ place, line }) =>
    [...line.matchAll(/\bnpm (?:run (?:--silent )?([\w-]+)|(test))/g)].map((found) => ({
      place,
      script: found[1] ?? found[2] ?? '',
    })),
  )

  test.each(gate)('$place: compose-gate $command', ({ command }) => {
    const words = shellWords(command)
    const problems: Problem[] = []
    const line = words.kind === 'words' && parseCommandLine(words.words, version, (one) => problems.push(one))
    expect(problems).toEqual([])
    expect(line).toMatchObject({ command: /^(run|plan|down|init)/.exec(command)?.[1] })
  })

  test.each(npm)('$place: npm run $script', ({ script }) => {
    expect(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)).toContain(script)
  })

  test('are shown', () => expect([gate.length > 3, npm.length > 0]).toEqual([true, true]))
})

test('whoever copies a workflow gets this version', () => {
  const shown = tracked(/\.(md|ya?ml)$/).flatMap((file) =>
    [...read(file).matchAll(/compose-gate\/compose-gate@([^\s'"`]+)/g)].map(({ 1: tag = '' }) => ({
      file,
      tag,
    })),
  )
  expect(shown.length).toBeGreaterThan(2)
  expect(shown.filter(({ tag }) => tag !== `v${version}`)).toEqual([])
})
