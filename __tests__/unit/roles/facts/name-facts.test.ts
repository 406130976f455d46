import { describe, expect, test } from '@jest/globals'
import { nameFacts, saysDevelopers, toolName } from '../../../../src/roles/facts/name-facts.js'

describe('what a name says', () => {
  test('by the first of its words that says so', () => {
    expect(nameFacts('e2e_specs-1').says).toEqual({ acceptance: 'e2e' })
    expect(nameFacts('Web').says).toEqual({ endless: 'web', stayingLast: 'web' })
    expect(nameFacts('worker2').says.endless).toBe('worker2')
  })

  test.each([
    ['unit-tests', 'tests', undefined],
    ['lint', 'lint', undefined],
    ['css-build', undefined, 'build'],
    ['build-worker', undefined, undefined],
  ])('%s is for developers by %s or %s', (name, developers, developersLast) => {
    expect(nameFacts(name)).toMatchObject({ developers, developersLast })
    expect(saysDevelopers(name)).toBe(developers !== undefined || developersLast !== undefined)
  })

  test.each([
    ['init', 'init', true],
    ['api-init', 'init', true],
    ['init-api', undefined, true],
    ['bootstrap', 'bootstrap', false],
    ['db-bootstrap', 'bootstrap', true],
    ['seed', 'seed', true],
    ['api-seed', 'seed', true],
    ['akka-seed', 'seed', false],
    ['seed-node2', undefined, false],
    ['frontend', undefined, false],
  ])('%s prepares by %s, surely: %s', (name, preparation, isSurePreparation) => {
    expect(nameFacts(name)).toMatchObject({ preparation, isSurePreparation })
  })

  test.each([
    ['seed-db', 'fill'],
    ['init-migrations', 'migrate'],
    ['createdb', 'make'],
    ['setup-db', 'make'],
    ['setup', 'make without a command'],
    ['chores', undefined],
  ])('%s: %s', (name, step) => {
    expect(nameFacts(name).databaseStep).toBe(step)
  })

  test.each([
    ['grafana', 'known'],
    ['my_redis-commander', 'known'],
    ['commander-redis', undefined],
    ['postgres-exporter', 'common'],
    ['backend', undefined],
  ])('%s is a tool: %s', (name, tool) => {
    expect(nameFacts(name).tool).toBe(tool)
    expect(toolName(name)).toBe(tool)
  })
})

describe('what stays', () => {
  test.each([
    ['worker', 'worker'],
    ['celery-worker-2', 'celery'],
    ['consumer1', 'consumer1'],
    ['emailScheduler', 'scheduler'],
    ['shop-api', 'api'],
    ['api-1', 'api'],
    ['api-docs', undefined],
    ['web-assets', undefined],
    ['main', undefined],
    ['load', undefined],
  ])('%s: %s', (name, word) => {
    expect(nameFacts(name).staying).toBe(word)
  })
})
