import { describe, expect, test } from '@jest/globals'
import {
  actions,
  dataEndings,
  endlessTargetNames,
  migrationNames,
  prestartNames,
  queueOptions,
  runnableEndings,
  scriptRunners,
  seedingNames,
  servingWords,
  targetRunners,
} from '../../../../src/roles/known/script-names.js'
import { commandFactsOf } from '../role-sketches.js'

const migration = (script: string) => commandFactsOf(script).migration

describe('names of jobs', () => {
  test.each(migrationNames.verbs)('./%s migrates', (verb) => {
    expect(migration(`./${verb}`)).toBe('named')
    expect(migration(`./shop db${verb}`)).toBe('named')
  })

  test.each(migrationNames.nouns)('node %s.js migrates', (noun) => {
    expect(migration(`node ${noun}.js`)).toBe('named')
    expect(migration(`./shop ${noun}`)).toBeUndefined()
  })

  test.each(seedingNames.nouns)('npm run %s fills', (noun) => {
    expect(commandFactsOf(`npm run ${noun}`).databaseStep).toBe('fill')
  })

  test.each(prestartNames.nouns)('./%s.sh prepares', (noun) => {
    expect(commandFactsOf(`./${noun}.sh`).prepares).toBe(true)
  })

  test.each(migrationNames.options)('./shop --%s migrates', (option) => {
    expect(migration(`./shop --${option}`)).toBe('named')
  })
})

describe('what stands beside such a name', () => {
  test.each(actions.words)('./shop migrations %s', (action) => {
    expect(migration(`./shop migrations ${action}`)).toBe('named')
  })

  test.each(scriptRunners.words)('%s migrations', (runner) => {
    expect(migration(`./shop ${runner} migrations`)).toBe('named')
  })

  test.each(queueOptions.words)('but not --%s migrate', (option) => {
    expect(migration(`./shop --${option} migrate`)).toBeUndefined()
  })

  test.each(runnableEndings.words)('./db/migrations/001%s', (ending) => {
    expect(migration(`./db/seed-migrations${ending}`)).toBe('named')
  })

  test.each(dataEndings.words)('but not migrate%s', (ending) => {
    expect(migration(`./shop -c migrate${ending}`)).toBeUndefined()
  })
})

describe('names of what runs on', () => {
  test.each(servingWords.words)('node %s.js', (word) => {
    expect(commandFactsOf(`node dist/${word}.js`).isServerByName).toBe(true)
    expect(migration(`node migrate-and-${word}.js`)).toBeUndefined()
  })

  test.each(targetRunners.words)('%s migrate web', (runner) => {
    expect(migration(`${runner} migrate`)).toBe('named')
    expect(migration(`${runner} migrate web`)).toBeUndefined()
  })

  test.each(endlessTargetNames.words)('make migrate %s', (target) => {
    expect(migration(`make migrate ${target}`)).toBeUndefined()
  })
})
