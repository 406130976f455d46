import { expect, test } from '@jest/globals'
import { definitionProblems } from '../../../../src/compose/problems/definition-problems.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const told = (text: string) =>
  definitionProblems(treeOf({ 'compose.yaml': text })).map(
    ({ message, at, instead }) => `${shortPlace(at)} ${message} → ${instead}`,
  )

test('everything that services use and no file defines, at once', () => {
  const text = `services:
  web:
    volumes: [data:/data, {type: volume, source: cache, target: /c}]
    networks: {bakc: {}}
    secrets: [pw, {source: key}]
    configs: [conf]
networks: {back: {}}
`
  expect(told(text)).toEqual([
    'compose.yaml:4:16 service "web" refers to undefined network bakc → write `back`',
    'compose.yaml:3:15 service "web" refers to undefined volume data → define it under the top-level volumes, or write `./data` for a folder',
    expect.stringContaining('undefined volume cache'),
    'compose.yaml:5:15 service "web" refers to undefined secret pw → define it under the top-level secrets',
    expect.stringContaining('undefined secret key'),
    'compose.yaml:6:15 service "web" refers to undefined config conf → define it under the top-level configs',
  ])
})

test('folders, variables, anonymous volumes and the default network need no definition', () => {
  const text = `services:
  web:
    volumes: [./a:/a, /b:/b, ~/c:/c, 'c:\\d:/d', "\${E}:/e", /anonymous, {type: bind, source: x, target: /x}, data:/d]
    networks: [default]
    secrets: ["\${S}"]
volumes: {data: }
`
  expect(told(text)).toEqual([])
})
