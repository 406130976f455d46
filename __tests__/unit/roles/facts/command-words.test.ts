import { describe, expect, test } from '@jest/globals'
import { isCalled, isServerByName, runsOnBehind } from '../../../../src/roles/facts/command-words.js'
import { migrationNames } from '../../../../src/roles/known/script-names.js'
import { commandFactsOf } from '../role-sketches.js'

const words = (line: string) => line.split(' ')

describe('the words of a command', () => {
  test('stand alone, those in quotes too, behind what stands in front of its program', () => {
    const [command] = commandFactsOf('while timeout 9 bin/x "a b" --c=d | y; do z; done').commands
    expect(command?.text).toBe('bin/x a b --c=d | y')
    expect(command?.words).toEqual(['bin/x', 'a', 'b', '--c=d', '|', 'y'])
    expect(command?.before).toEqual(expect.arrayContaining(['while', 'timeout', '9']))
  })
})

describe('what is called a migration', () => {
  test.each([
    './migrate',
    'node dist/runMigrations.js',
    'npm run db:migrate',
    './shop migrations run',
    'sh /migrations/run.sh',
    'dotnet Acme.DbMigrator.dll',
    './shop --migrate-only',
  ])('`%s`', (line) => {
    expect(isCalled(words(line), migrationNames)).toBe(true)
  })

  test.each([
    './immigrate',
    'wait-on migrate:5432',
    'curl http://web/migrate',
    './shop -dir migrations',
    './shop -c migrate.yaml',
    'node migrate-and-serve.js',
    './worker --queue migrate',
    'make migrate run',
    './server --migrate',
  ])('not `%s`', (line) => {
    expect(isCalled(words(line), migrationNames)).toBe(false)
  })
})

describe('a program that is called a server', () => {
  test.each(['./server', 'node worker.js', 'npm run start:all', 'python3.12 -m scheduler'])(
    '`%s`',
    (line) => {
      expect(isServerByName(words(line))).toBe(true)
    },
  )

  test.each([
    './shop server',
    'node server migrate',
    './server --migrate',
    'python -m server.migrate',
    '--server',
  ])('not `%s`', (line) => {
    expect(isServerByName(words(line))).toBe(false)
  })
})

describe('several targets of one runner', () => {
  test.each([
    'make migrate run',
    'npx concurrently migrate dev',
    'honcho start migrate web',
    'mix do x phx.server',
  ])('`%s` runs on', (line) => {
    expect(runsOnBehind(words(line))).toBe(true)
  })

  test.each(['make migrate', 'make run', 'npm run dev', 'rake npm run x'])('`%s` does not', (line) => {
    expect(runsOnBehind(words(line))).toBe(false)
  })
})
