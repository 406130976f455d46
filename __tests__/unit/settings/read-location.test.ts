import { describe, expect, test } from '@jest/globals'
import { located } from './given-by.js'

describe('where the project is', () => {
  test('nothing given', () => {
    expect(located({})).toEqual({
      value: {
        location: {
          files: [],
          directory: '/srv/shop',
          envFiles: [],
          profiles: [],
          name: 'shop-gate-c0ffee',
        },
        host: { reportDir: undefined, summary: true },
      },
      problems: [],
    })
  })

  test('all given', () => {
    const inputs = {
      'compose-file': 'a.yml\nb.yml',
      'working-directory': 'deploy',
      'env-file': 'ci.env',
      profiles: 'ci e2e',
      'project-name': 'mine',
      'engine-host': '[fd00::7]',
      'report-dir': 'out',
      summary: 'false',
    }
    expect(located(inputs)).toEqual({
      value: {
        location: {
          files: ['a.yml', 'b.yml'],
          directory: '/srv/shop/deploy',
          envFiles: ['ci.env'],
          profiles: ['ci', 'e2e'],
          name: 'mine',
          engineHost: 'fd00::7',
        },
        host: { reportDir: '/srv/shop/out', summary: false },
      },
      problems: [],
    })
  })

  test('a name is made from the project directory, and absolute paths stay', () => {
    const { value } = located({ 'working-directory': '/srv/Api', 'report-dir': '/tmp/out' })
    expect(value.location.directory).toBe('/srv/Api')
    expect(value.location.name).toBe('api-gate-c0ffee')
    expect(value.host.reportDir).toBe('/tmp/out')
  })

  test('a wrong name is told, and a run can go on to look for other problems', () => {
    const { value, problems } = located({ 'project-name': 'A B', summary: 'si' })
    expect(value.location.name).toBe('shop-gate-c0ffee')
    expect(problems).toHaveLength(2)
  })
})
