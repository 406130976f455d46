import { describe, expect, test } from '@jest/globals'
import { recognised } from '../../../../src/roles/facts/recognised-commands.js'

const found = (line: string, before?: string) =>
  recognised(line.split(' '), before?.split(' ')).map(({ kind, at }) => [kind, at])

describe('known commands', () => {
  test('at any word, without folder and version', () => {
    expect(found('poetry run alembic upgrade head')).toEqual([['migration', 2]])
    expect(found('/usr/sbin/php-fpm8.2 -F')).toEqual([['server', 0]])
    expect(found('npx prisma@6.1.0 migrate deploy')).toEqual([['migration', 1]])
    expect(found('npx @acme/alembic upgrade')).toEqual([['migration', 1]])
  })

  test('of several lists at once', () => {
    for (const option of ['--watch', '--watch=true']) {
      expect(found(`python -m pytest ${option}`)).toEqual([
        ['testTool', 2],
        ['endless', 3],
      ])
    }
  })

  test('in front of the program as well, where their places are negative', () => {
    expect(found('pytest', 'ptw --')).toEqual([
      ['endless', -2],
      ['testTool', 0],
    ])
  })

  test('not where other words follow', () => {
    expect(found('alembic check')).toEqual([])
    expect(found('jest --watch=false')).toEqual([['testTool', 0]])
  })
})
