import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { Semaphore } from '../../../src/common/semaphore.js'

/** Work that goes on until it is told to end. */
function works(count: number) {
  const begun: number[] = []
  const ends: { resolve(): void; reject(error: Error): void }[] = []
  const all = Array.from({ length: count }, (_, index) => () => {
    begun.push(index)
    return new Promise<number>((resolve, reject) => {
      ends[index] = { resolve: () => resolve(index), reject }
    })
  })
  return { all, begun, ends }
}

const never = new AbortController().signal

test('so many go on at a time, the others in the order they came', async () => {
  const semaphore = new Semaphore(2)
  const { all, begun, ends } = works(4)
  const passed = all.map((work) => semaphore.run(work, never))
  expect(begun).toEqual([0, 1])
  ends[1]?.resolve()
  await turn()
  expect(begun).toEqual([0, 1, 2])
  ends[0]?.resolve()
  await turn()
  expect(begun).toEqual([0, 1, 2, 3])
  ends[2]?.resolve()
  ends[3]?.resolve()
  await expect(Promise.all(passed)).resolves.toEqual([0, 1, 2, 3])
})

test('work that fails makes room for the next', async () => {
  const semaphore = new Semaphore(1)
  const { all, begun, ends } = works(2)
  const [first, second] = all.map((work) => semaphore.run(work, never))
  ends[0]?.reject(new Error('no such network'))
  await expect(first).rejects.toThrow('no such network')
  await turn()
  expect(begun).toEqual([0, 1])
  ends[1]?.resolve()
  await expect(second).resolves.toBe(1)
})

test('what waits when the run ends is not begun, and takes no room', async () => {
  const semaphore = new Semaphore(1)
  const { all, begun, ends } = works(3)
  const over = new AbortController()
  const [first, second] = all.slice(0, 2).map((work) => semaphore.run(work, over.signal))
  over.abort(new Error('called off'))
  ends[0]?.resolve()
  await expect(first).resolves.toBe(0)
  await expect(second).rejects.toThrow('called off')
  expect(begun).toEqual([0])
  const later = all.slice(2).map((work) => semaphore.run(work, never))
  expect(begun).toEqual([0, 2])
  ends[2]?.resolve()
  await expect(Promise.all(later)).resolves.toEqual([2])
})

test('what waits when the run ends waits no longer, though the work before it may never end', async () => {
  const semaphore = new Semaphore(1)
  const { all, begun, ends } = works(3)
  const over = new AbortController()
  const [first, second] = all.slice(0, 2).map((work) => semaphore.run(work, over.signal))
  const [third] = all.slice(2).map((work) => semaphore.run(work, never))
  over.abort(new Error('called off'))
  await expect(second).rejects.toThrow('called off')
  await expect(semaphore.run(async () => 4, over.signal)).rejects.toThrow('called off')
  ends[0]?.resolve()
  await first
  expect(begun).toEqual([0, 2])
  ends[2]?.resolve()
  await expect(third).resolves.toBe(2)
})
