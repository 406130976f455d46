import { expect, test } from '@jest/globals'
import { followed } from '../../../src/host/followed.js'
import type { Host } from '../../../src/host/host.js'
import type { StepRecord } from '../../../src/record/run-record.js'

function following() {
  const happened: string[] = []
  const told: string[][] = []
  const host = {
    started: ({ id }: { id: string }) => void happened.push(`started ${id}`),
    ended: ({ id }: { id: string }) => void happened.push(`ended ${id}`),
    note: (line: string) => void happened.push(line),
  } as unknown as Host
  const start = (id: string, label?: string) => {
    const [kind = '', service = ''] = id.split(':')
    it.started({ id, kind: kind as StepRecord['kind'], service, label })
  }
  const end = (id: string) => it.ended({ id } as StepRecord)
  const it = followed(host, (steps) => told.push([...steps]))
  return { it, happened, told, start, end }
}

test('every begin and end is told to both, and never a label, which may hold a secret', () => {
  const { it, happened, told, start, end } = following()
  start('build:app')
  start('check:app', 'GET /?token=hunter22')
  end('build:app')
  it.note('line')
  expect(told).toEqual([['build app'], ['build app', 'check app'], ['check app']])
  expect(happened).toEqual(['started build:app', 'started check:app', 'ended build:app', 'line'])
})

test('a step that is told twice to have ended is told once', () => {
  const { told, start, end } = following()
  start('start:app')
  end('start:app')
  end('start:app')
  expect(told).toEqual([['start app'], []])
})

test('of hundreds of steps some are told', () => {
  const { told, start } = following()
  for (let number = 0; number < 20; number += 1) start(`start:app${number}`)
  expect(told.at(-1)).toHaveLength(8)
})
