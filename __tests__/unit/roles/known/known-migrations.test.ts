import { describe, expect, test } from '@jest/globals'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'
import {
  knownMigrations,
  knownPreparations,
  makingPhrases,
} from '../../../../src/roles/known/known-migrations.js'
import { commandFactsOf, knownIn } from '../role-sketches.js'

const commands = knownMigrations.flatMap(({ commands }) => commands)

describe('known migrations', () => {
  test.each(knownMigrations.flatMap(({ images = [] }) => images))('the image %s', (image) => {
    expect(imageFacts({ image: `${image}:1` }).kinds).toContain('migration')
  })

  test.each(commands.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    const { migration, databaseStep } = commandFactsOf(example)
    expect([migration, databaseStep]).toEqual(['known', known.step ?? 'migrate'])
  })
})

describe('known preparations', () => {
  test.each(knownPreparations.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    const { migration, prepares, databaseStep } = commandFactsOf(example)
    expect([migration, prepares, databaseStep]).toEqual([undefined, true, known.step])
  })
})

describe('what makes a database', () => {
  test.each(makingPhrases)('%s', (phrase) => {
    expect(commandFactsOf(`psql -h db -c "${phrase.toUpperCase()} shop"`).databaseStep).toBe('make')
  })
})
