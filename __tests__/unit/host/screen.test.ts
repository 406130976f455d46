import { EventEmitter } from 'node:events'
import { expect, test } from '@jest/globals'
import { put, surviveClosedReader } from '../../../src/host/screen.js'

test('a screen whose reader is gone is written to in vain', () => {
  const told: string[] = []
  put({ write: (text) => told.push(text) }, 'words')
  expect(told).toEqual(['words'])
  const broken = {
    write: () => {
      throw new Error('EPIPE')
    },
  }
  expect(() => put(broken, 'words')).not.toThrow()
})

test('a closed pipe ends nothing, and is listened to once', () => {
  const stream = Object.assign(new EventEmitter(), { write: () => true })
  expect(() => stream.emit('error', new Error('EPIPE'))).toThrow('EPIPE')
  for (let times = 0; times < 3; times += 1) surviveClosedReader(stream)
  expect(() => stream.emit('error', new Error('EPIPE'))).not.toThrow()
  expect(stream.listenerCount('error')).toBe(1)
  expect(() => surviveClosedReader({ write: () => true })).not.toThrow()
})
