import { expect, test } from '@jest/globals'
import { BuildOutputs } from '../../../src/host/build-outputs.js'
import { step } from '../report/records.js'

function hearing() {
  const told: unknown[] = []
  const outputs = new BuildOutputs({ output: (...all) => void told.push(all) })
  return { outputs, told }
}

test('what builds print at once is told of each as it ends, open where it failed', () => {
  const { outputs, told } = hearing()
  outputs.hear('build-web', '#1 one\n')
  outputs.hear('build-app', '#1 other\n')
  outputs.hear('build-web', '#2 two\n')
  outputs.tell(step('build:web', 0, 10, { status: 'failed' }))
  outputs.tell(step('build:app', 0, 10))
  expect(told).toEqual([
    ['build web', '#1 one\n#2 two\n', true],
    ['build app', '#1 other\n', false],
  ])
})

test('a build that printed nothing is not told, nor is any other step', () => {
  const { outputs, told } = hearing()
  outputs.hear('pull-web', 'Downloading')
  outputs.hear('build-web', '\n')
  for (const id of ['build:web', 'pull:web', 'start:web']) outputs.tell(step(id, 0, 10))
  expect(told).toEqual([])
})
