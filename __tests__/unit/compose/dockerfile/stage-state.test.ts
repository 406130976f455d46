import { expect, test } from '@jest/globals'
import { instructionsIn, parseInstruction } from '../../../../src/compose/dockerfile/instructions.js'
import { type StageResult, StageState } from '../../../../src/compose/dockerfile/stage-state.js'

const outside = { globals: new Map([['G', 'global']]), given: new Map([['GIVEN', 'given']]), escape: '\\' }

function state(text: string, base: Partial<StageResult> = {}): StageState {
  const begun = new StageState({ copies: [], env: new Map(), isWhole: false, triggers: [], ...base }, outside)
  for (const instruction of instructionsIn(text).map(parseInstruction)) begun.take(instruction)
  return begun
}

test('an argument has the value that was given, its own, or the global one', () => {
  const { expand } = { expand: (word: string) => state('ARG GIVEN=own\nARG OWN=own\nARG G').expand(word) }
  expect(['$GIVEN', '$OWN', '$G'].map(expand)).toEqual(['given', 'own', 'global'])
})

test('a variable of the environment goes before an argument', () => {
  expect(state('ARG A=1\nENV A=2\nARG A=3').expand('$A')).toBe('2')
})

test('a variable that nobody sets is empty, unless the base may set it', () => {
  expect(state('').expand('$X')).toBeUndefined()
  expect(state('', { isWhole: true }).expand('$X')).toBe('')
  expect(state('ENV A=$X').expand('$A')).toBeUndefined()
})

test('paths start at WORKDIR', () => {
  expect(state('WORKDIR /a\nWORKDIR b/../c').path('d')).toBe('/a/c/d')
  expect(state('').path('d')).toBeUndefined()
  expect(state('').path('/x/../d')).toBe('/d')
  expect(state('WORKDIR b', { workdir: '/base' }).path('d')).toBe('/base/b/d')
})

test('what is left for builds that begin with it', () => {
  const base: StageResult = { copies: [], env: new Map([['A', '1']]), isWhole: true, triggers: [] }
  const result = state('ENV B=2\nWORKDIR /w\nONBUILD COPY a b', base).result(base)
  expect(result).toMatchObject({
    base,
    workdir: '/w',
    isWhole: true,
    triggers: [{ keyword: 'COPY', rest: 'a b' }],
  })
  expect([...result.env]).toEqual([
    ['A', '1'],
    ['B', '2'],
  ])
})
