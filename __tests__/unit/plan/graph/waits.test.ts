import { describe, expect, test } from '@jest/globals'
import { Waits } from '../../../../src/plan/graph/waits.js'

/** `a > b` where a waits for b. */
function waiting(services: string, ...links: readonly string[]): Waits {
  const waits = new Waits(services.split(' '))
  for (const link of links) {
    const [name = '', on = ''] = link.split(' > ')
    waits.add(name, on, 'started')
  }
  return waits
}

describe('a wait', () => {
  test('becomes longer, never shorter', () => {
    const waits = waiting('a b', 'a > b')
    waits.add('a', 'b', 'ready')
    waits.add('a', 'b', 'started')
    expect([...waits.of('a')]).toEqual([['b', 'ready']])
  })

  test('is for another service that is there', () => {
    const waits = waiting('a', 'a > a', 'a > gone', 'gone > a')
    expect([...waits.of('a'), ...waits.of('gone')]).toEqual([])
    expect([waits.has('a'), waits.has('gone')]).toEqual([true, false])
  })
})

describe('services', () => {
  test('reach what they wait for, however far away', () => {
    const waits = waiting('a b c d', 'a > b', 'b > c', 'd > c')
    expect([...waits.reach('a')].sort()).toEqual(['b', 'c'])
    expect([...waits.reach('b', 'd')]).toEqual(['c'])
    expect(waits.reach('c').size).toBe(0)
  })

  test('come after what they wait for', () => {
    const order = waiting('a b c d', 'a > b', 'b > c', 'a > d').inOrder()
    expect(order).toHaveLength(4)
    for (const [later, earlier] of ['ab', 'bc', 'ad']) {
      expect(order.indexOf(later ?? '')).toBeGreaterThan(order.indexOf(earlier ?? ''))
    }
  })

  test('on a cycle, and behind one, have no order', () => {
    const waits = waiting('a b c d e', 'a > b', 'b > c', 'c > b', 'c > d')
    expect([...waits.inOrder()].sort()).toEqual(['d', 'e'])
    expect(waits.cycle()).toEqual(['b', 'c', 'b'])
    expect(waits.reach('b').has('b')).toBe(true)
  })

  test('that wait in no ring have no cycle', () => {
    expect(waiting('a b c', 'a > b', 'a > c', 'b > c').cycle()).toBeUndefined()
  })
})
