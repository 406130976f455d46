import { describe, expect, test } from '@jest/globals'
import type { Project } from '../../../src/compose/project.js'
import { asking, locationIn } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'
import { loadProject } from '../../harness/load-project.js'

type Files = Readonly<Record<string, string>>
type Variables = Readonly<Record<string, string>>

/** The project as the gate reads it, and what Compose was given for that. */
async function loaded(files: Files, variables: Variables = {}) {
  await using folder = await Folder.with(files)
  const location = locationIn(folder.path)
  const { GOGC: _, ...around } = process.env
  const ask = asking(location, variables)
  const tunings: Variables[] = []
  const { project } = await loadProject(
    location,
    (question) => {
      tunings.push(question.tuning)
      return ask(question)
    },
    { ...around, ...variables },
    ({ message }) => {
      throw new Error(message)
    },
  )
  return { project, tunings }
}

const commandOf = (project: Project | undefined) => project?.services.app?.command?.join(' ')
const app = (rest: string) => `services: {app: {image: x, ${rest}}}\n`
const written = `command: ["\${GOGC:-100}"]`

describe('what makes Compose quicker', () => {
  test('is used where nothing in the project notices it', async () => {
    const { project, tunings } = await loaded({ 'compose.yaml': app('command: [serve]') })
    expect(tunings).toEqual([{ GOGC: '400' }])
    expect(commandOf(project)).toBe('serve')
  })

  test.each<[string, Files, string, Variables?]>([
    ['interpolates it', { 'compose.yaml': app(written) }, '100'],
    [
      'extends one that does',
      {
        'compose.yaml': 'services:\n  app:\n    extends: {file: base.yaml, service: app}\n',
        'base.yaml': app(written),
      },
      '100',
    ],
    [
      'extends one that does, on one line',
      {
        'compose.yaml': 'services: {app: {"extends": {file: base.yaml, service: app}}}\n',
        'base.yaml': app(written),
      },
      '100',
    ],
    [
      'includes one that does',
      { 'compose.yaml': 'include: [more/compose.yaml]\n', 'more/compose.yaml': app(written) },
      '100',
    ],
    [
      'has it in its .env',
      { 'compose.yaml': app(`command: ["\${LEVEL}"]`), '.env': `LEVEL=\${GOGC:-100}\n` },
      '100',
    ],
    ['sets it in its .env', { 'compose.yaml': app(written), '.env': 'GOGC=50\n' }, '50'],
    ['is run with it', { 'compose.yaml': app(written) }, '200', { GOGC: '200' }],
  ])('is not where the project %s', async (_, files, expected, variables = {}) => {
    const { project, tunings } = await loaded(files, variables)
    expect(tunings).toEqual([{}])
    expect(commandOf(project)).toBe(expected)
  })

  test.each<[string, Files, string | undefined]>([
    ['hands it on', { 'compose.yaml': app('environment: [GOGC]') }, undefined],
    [
      'has it in an env file',
      { 'compose.yaml': app('env_file: [app.env]'), 'app.env': `GOGC=\${GOGC:-100}\n` },
      '100',
    ],
  ])('is not where a service %s', async (_, files, expected) => {
    const { project, tunings } = await loaded(files)
    expect(tunings).toEqual([{}])
    expect(project?.services.app?.environment.GOGC).toBe(expected)
  })
})
