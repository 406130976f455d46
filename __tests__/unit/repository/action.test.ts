import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { rows } from '../../../src/settings/table.js'

interface Declared {
  readonly description: string
  readonly default?: string
  readonly required?: boolean
}

interface Action {
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
  readonly runs: Readonly<Record<string, string>>
}

const root = join(__dirname, '../../..')
const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

describe('action.yml', () => {
  test('declares the settings of the table, in its order', () => {
    expect(Object.keys(action.inputs)).toEqual(rows.map(({ name }) => name))
  })

  test.each(rows.map((row) => [row.name, row] as const))('%s tells the default of the table', (name, row) => {
    const declared = action.inputs[name]
    expect(declared?.required).toBeUndefined()
    if (!row.gate && row.default !== undefined) {
      expect(declared?.default).toBe(row.default)
      return
    }
    // The runner would hand a default over as if it had been given, and x-gate would never be heard.
    expect(declared).not.toHaveProperty('default')
    expect(declared?.description.split(' Default: ')[1]).toBe(row.default ?? row.otherwise)
  })

  test('declares the outputs of the product', () => {
    expect(Object.keys(action.outputs)).toEqual([
      'verdict',
      'reason',
      'failed-step',
      'url',
      'urls',
      'images',
      'project-name',
      'duration-ms',
      'report-dir',
    ])
  })

  test('runs main, and post whatever happened', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()',
    })
  })
})
