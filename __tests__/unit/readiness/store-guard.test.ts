import { describe, expect, test } from '@jest/globals'
import type { Listening } from '../../../src/readiness/listeners.js'
import { StoreGuard } from '../../../src/readiness/store-guard.js'

const on = (...open: number[]): Listening => ({
  known: true,
  ports: new Set(open),
  loopback: new Map(),
  silent: open.length === 0,
})

/** Whether the real server is there after each of these looks, one a second. */
function opened(looks: readonly Listening[]) {
  const guard = new StoreGuard(new Set([3306]))
  const states = looks.map((found, second) => {
    guard.update(found, second * 1000)
    return guard.isOpen
  })
  return { states, unexpected: guard.unexpectedPorts }
}

describe('a store’s real server', () => {
  test('is there as soon as it listens, and not before', () => {
    expect(opened([on(), on(3306), on(3306, 33060)])).toEqual({ states: [false, true, true], unexpected: [] })
    expect(new StoreGuard(new Set([1])).isOpen).toBe(false)
  })

  test('is not there any more when it has closed', () => {
    expect(opened([on(3306), on()]).states).toEqual([true, false])
  })

  test('may listen elsewhere, which is believed after five seconds', () => {
    const looks = Array.from({ length: 7 }, () => on(3307, 3308))
    expect(opened(looks)).toEqual({
      states: [false, false, false, false, false, true, true],
      unexpected: [3307, 3308],
    })
  })

  test('that closes elsewhere is not believed so soon again', () => {
    const looks = [on(1), on(1), on(), on(1), on(1), on(1), on(1), on(1), on(1)]
    expect(opened(looks).states.indexOf(true)).toBe(8)
  })

  test('is found after all where it was expected', () => {
    const looks = [...Array.from({ length: 6 }, () => on(3307)), on(3306, 3307)]
    expect(opened(looks)).toMatchObject({ unexpected: [] })
    expect(opened(looks).states.at(-1)).toBe(true)
  })
})

describe('where nothing is known', () => {
  test('for now, it stays as it was', () => {
    const unknown: Listening = { known: false, forGood: false }
    expect(opened([unknown, on(3306), unknown]).states).toEqual([false, true, true])
  })

  test('for good, the probe alone decides', () => {
    expect(opened([on(), { known: false, forGood: true }]).states).toEqual([false, true])
  })
})
