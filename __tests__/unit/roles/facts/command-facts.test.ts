import { describe, expect, test } from '@jest/globals'
import { commandFacts } from '../../../../src/roles/facts/command-facts.js'
import { commandFactsOf } from '../role-sketches.js'

describe('where a command stands', () => {
  test.each([
    [{}, false, 'entrypoint'],
    [{ entrypoint: ['./run'] }, true, 'entrypoint'],
    [{ command: ['./run'] }, true, 'command'],
    [{ entrypoint: ['sh', '-c'], command: ['./run'] }, true, 'command'],
  ])('%j', (runs, isGiven, key) => {
    expect(commandFacts(runs)).toMatchObject({ isGiven, key })
  })

  test('one that the image decides says nothing', () => {
    expect(commandFacts({})).toMatchObject({
      commands: [],
      last: { text: '', words: [] },
      isEndless: false,
      runsServer: false,
      isServerByName: false,
      migration: undefined,
      prepares: false,
      databaseStep: undefined,
      earlierMigration: undefined,
    })
  })
})

describe('the command that counts', () => {
  test.each([
    ['npm run build && npm start', 'npm start'],
    ['npm run migrate; echo done; exit 0', 'npm run migrate'],
    ['until nc -z db 5432; do sleep 1; done; exec ./serve', './serve'],
    ['npm test | tee log', 'npm test | tee log'],
    ['wait-for-it db:5432 -- ./serve --now', './serve --now'],
    ['echo nothing', ''],
  ])('of `%s` is `%s`', (script, last) => {
    expect(commandFactsOf(script).last.text).toBe(last)
  })
})

describe('a migration', () => {
  test.each([
    ['npm run migrate && npm start', 'npm run migrate'],
    ['alembic upgrade head; alembic check; gunicorn shop', 'alembic upgrade head'],
    ['npm run migrate && echo done', 'npm run migrate'],
    ['npm run build && npm run migrate', undefined],
    ['npm start', undefined],
  ])('in front of what `%s` ends with: %s', (script, earlier) => {
    expect(commandFactsOf(script).earlierMigration).toBe(earlier)
  })
})

describe('what it does to a database', () => {
  test.each([
    ['npm run seed', 'fill'],
    ['npm run migrate && npm run seed', 'migrate'],
    ['npm run seed && npm run migrate', 'migrate'],
    ['n8n import:workflow --input=x.json', 'fill'],
    ['npm run migrate && rake db:create', 'make'],
    ['npm run build', undefined],
  ])('`%s`: %s', (script, step) => {
    expect(commandFactsOf(script).databaseStep).toBe(step)
  })
})
