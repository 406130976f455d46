import { describe, expect, test } from '@jest/globals'
import { existsToBeExtended } from '../../../../src/roles/rules/exists-to-be-extended.js'
import { planned, project, type Sketch } from '../../plan/sketch.js'
import { db, factsOf, reason, type Sketches, web } from '../role-sketches.js'

const extended = (base: Sketch, others: Sketches = {}, name = 'base'): Sketches => ({
  db,
  [name]: base,
  app: { ...web, extends: name },
  ...others,
})

describe('what exists to be extended', () => {
  test('is left out, and says by whom', () => {
    expect(reason(extended({ build: '' }), 'base')).toEqual(['exists to be extended by app', 'services.base'])
    expect(reason(extended({ build: '', command: './run' }), 'base')[0]).toBe('exists to be extended by app')
  })

  test.each<[string, Sketches, string]>([
    ['publishes', extended({ build: '', ports: ['1'] }), 'base'],
    ['is waited for', extended({ build: '' }, { other: { build: '', needs: { base: 'started' } } }), 'base'],
    ['has a command and no name of a base', extended({ build: '', command: './run' }, {}, 'shop'), 'shop'],
    ['nobody extends', { base: { build: '' } }, 'base'],
  ])('is not what %s', (_, services, name) => {
    expect(existsToBeExtended(factsOf(services, name), {})).toBeUndefined()
  })

  test('by whom only where the files say so', () => {
    const plain = project(extended({ build: '' }))
    const { extendedBy: _, ...sources } = plain.sources
    const plan = planned({ ...plain, sources })
    expect(plan.roles.leftOut.map(({ why }) => why)).toEqual(['exists to be extended'])
  })
})
