import { describe, expect, test } from '@jest/globals'
import { planned, project, servicesByRole, step } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

describe('what asks for no container', () => {
  test('what asks for no container', () => {
    expect(reason({ db, web, big: { build: '', ports: ['1'], raw: { scale: 0 } } }, 'big')).toEqual([
      'asks for 0 containers',
      'services.big.scale',
    ])
  })

  test('what asks for no container, even where something needs it', () => {
    const services: Sketches = {
      web: { ...web, needs: { off: 'started' } },
      off: { build: '', raw: { scale: 0 } },
    }
    const plan = planned(project(services))
    expect(servicesByRole(plan)).toEqual({ app: ['web'], leftOut: ['off'] })
    expect(step(plan, 'start:web').needs).toEqual(['create:web'])
  })
})
