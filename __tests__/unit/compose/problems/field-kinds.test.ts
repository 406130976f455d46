import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { NESTED_FIELDS, SERVICE_FIELDS } from '../../../../src/compose/problems/field-kinds.js'
import { shapeProblems } from '../../../../src/compose/problems/shape-problems.js'
import { treeOf } from '../source/tree-of.js'

const nested = Object.entries(NESTED_FIELDS).flatMap(([outer, fields]) =>
  Object.entries(fields).map(([key, field]) => [`${outer}: {${key}: ${field.example}}`, field.example]),
)
const own = Object.entries(SERVICE_FIELDS).map(([key, field]) => [`${key}: ${field.example}`, field.example])

test.each([...own, ...nested])('%s is an example that is right', (line, example) => {
  expect(parse(example ?? '')).toBeTruthy()
  expect(shapeProblems(treeOf({ 'compose.yaml': `services:\n  web:\n    ${line}\n` }))).toEqual([])
})
