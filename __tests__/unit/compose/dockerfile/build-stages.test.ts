import { expect, test } from '@jest/globals'
import { buildStages, stageIndex, targetStage } from '../../../../src/compose/dockerfile/build-stages.js'

const read = buildStages(`ARG TAG=1
ARG A B="x y"
FROM --platform=$BUILDPLATFORM base:$TAG AS Tools
RUN a
FROM tools
COPY b c
FROM x as release
`)

test('a Dockerfile is cut at each FROM', () => {
  expect(read.args).toEqual([
    { name: 'TAG', value: '1' },
    { name: 'A', value: undefined },
    { name: 'B', value: '"x y"' },
  ])
  expect(
    read.stages.map(({ name, base, line, instructions }) => [name, base, line, instructions.length]),
  ).toEqual([
    ['tools', 'base:$TAG', 3, 1],
    [undefined, 'tools', 5, 1],
    ['release', 'x', 7, 0],
  ])
})

test.each([
  [undefined, 2],
  ['', 2],
  ['TOOLS', 0],
  ['1', 1],
  ['3', undefined],
  ['none', undefined],
])('the target %j is stage %s', (target, index) => {
  expect(targetStage(read, target)).toBe(index)
})

test('only the stages before another can be meant', () => {
  expect(stageIndex(read.stages, 'tools', 0)).toBeUndefined()
  expect(stageIndex(read.stages, 'tools', 1)).toBe(0)
  expect(targetStage(buildStages(''), undefined)).toBeUndefined()
})
