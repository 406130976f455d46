import { expect, test } from '@jest/globals'
import { nearestKey, nearestName } from '../../../src/common/nearest-name.js'

const names = ['run', 'plan', 'down', 'timeout', 'build-timeout', 'acceptance', 'db', 'app']

test.each([
  ['tiemout', 'timeout'],
  ['TimeOut', 'timeout'],
  ['build_timeout', 'build-timeout'],
  ['acceptence', 'acceptance'],
  ['rnu', 'run'],
  ['plans', 'plan'],
  ['ap', 'app'],
  ['app', 'app'],
  ['web', undefined],
  ['worker', undefined],
  ['', undefined],
])('nearest to %j is %j', (word, candidate) => {
  expect(nearestName(word, names)).toBe(candidate)
})

test('nothing is near where there is nothing', () => {
  expect(nearestName('app', [])).toBeUndefined()
})

test.each([
  ['wb', 'web'],
  ['dbb', 'db'],
  ['apo', 'api'],
  ['wbe', 'web'],
])('of two that are as near to %j, %j begins like it', (word, candidate) => {
  expect(nearestName(word, ['api', 'db', 'ipo', 'web'])).toBe(candidate)
})

test.each([
  ['img', 'image'],
  ['cmd', 'command'],
  ['vols', 'volumes'],
  ['env', 'environment'],
  ['con', undefined],
  ['ctr', 'container_name'],
  ['im', undefined],
  ['xmg', undefined],
])('the only one that %j shortens is %j', (word, candidate) => {
  const keys = 'image command volumes container_name configs environment env_file'.split(' ')
  expect(nearestKey(word, keys)).toBe(candidate)
})

test('a name that begins like another is no other', () => {
  expect(nearestName('Dockerfile', ['Dockerfile.dev'])).toBeUndefined()
})
