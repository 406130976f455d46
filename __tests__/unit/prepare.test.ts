import { describe, expect, test } from '@jest/globals'
import { BadInput } from '../../src/common/problem.js'
import type { ConfigQuestion } from '../../src/compose/config.js'
import type { GivenSettings } from '../../src/settings/given.js'
import { Folder } from '../harness/folder.js'
import { prepare } from '../harness/prepare.js'
import { webModel } from './web-model.js'

const origin = { label: 'test' }

/** Compose's answer for a web server, and beside it a worker where a profile is active. */
function model(profiles: readonly string[], gate?: object) {
  const { services, ...rest } = webModel()
  const worker = { ...services.web, ports: undefined, profiles: ['ci'] }
  return {
    ...rest,
    services: profiles.includes('ci') ? { ...services, worker } : services,
    ...(gate && { 'x-gate': gate }),
  }
}

async function prepared(given: GivenSettings, gate?: object, problems: readonly { message: string }[] = []) {
  const file =
    'services:\n  web: {image: "acme/web:1", ports: ["80"]}\n  worker: {image: "acme/web:1", profiles: [ci]}\n'
  await using folder = await Folder.with({ 'compose.yaml': file }, 'prepare')
  const questions: (readonly string[])[] = []
  const compose = {
    config: async ({ profiles }: ConfigQuestion) => {
      questions.push(profiles)
      return { exitCode: 0, stdout: JSON.stringify(model(profiles, gate)), stderr: '' }
    },
  }
  const location = { files: [], directory: folder.path, envFiles: [], profiles: [], name: 'p' }
  const request = { given, location, problems }
  const result = await prepare(request, compose, {}, new AbortController().signal)
  return { ...result, questions }
}

describe('what a run is going to do', () => {
  test('is known without an engine', async () => {
    const { plan, settings, project, questions } = await prepared({})
    expect(plan.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['start:web', 'check:1']))
    expect(settings.timeouts.total).toBe(15 * 60_000)
    expect(Object.keys(project.services)).toEqual(['web'])
    expect(questions).toEqual([[]])
  })

  test('is asked again where the file itself selects profiles', async () => {
    const { questions, project } = await prepared({}, { profiles: ['ci'] })
    expect(questions).toEqual([[], ['ci']])
    expect(Object.keys(project.services)).toEqual(['web', 'worker'])
  })

  test('is not known where a profile is misspelt: what is missing without it is not told', async () => {
    const wrong = prepared({ profiles: { value: 'ic', origin }, app: { value: ['worker'], origin } })
    await expect(wrong).rejects.toThrow(/^test: no service has the profile `ic`$/)
  })

  test('is not known where anything is wrong, which is told all at once', async () => {
    const wrong = prepared({ app: { value: ['wbe'], origin } }, { timeuot: '5m' }, [
      { message: 'found before' },
    ])
    await expect(wrong).rejects.toBeInstanceOf(BadInput)
    await expect(wrong).rejects.toMatchObject({
      problems: expect.arrayContaining([
        { message: 'found before' },
        expect.objectContaining({ message: expect.stringContaining('wbe') }),
        expect.objectContaining({ message: expect.stringContaining('timeuot') }),
      ]),
    })
  })
})

describe('files that are not here', () => {
  /** What is told of a mount and a secret, for an engine at such an address. */
  async function told(host: string | undefined): Promise<readonly string[]> {
    await using folder = await Folder.with({ 'compose.yaml': 'services: {web: {}}\n' }, 'prepare')
    const raw = { ...webModel(), secrets: { key: { file: `${folder.path}/key` } } }
    const mount = {
      type: 'bind',
      source: `${folder.path}/none`,
      target: '/t',
      bind: { create_host_path: true },
    }
    const web = { ...raw.services.web, volumes: [mount] }
    const ask = async (service: object) => {
      const stdout = JSON.stringify({ ...raw, services: { web: service } })
      const compose = { config: async () => ({ exitCode: 0, stdout, stderr: '' }) }
      const location = { files: [], directory: folder.path, envFiles: [], profiles: [], name: 'p' }
      const endpoint = Promise.resolve(host === undefined ? undefined : { host, tlsPath: undefined })
      const request = { given: {}, location, problems: [] }
      return prepare(request, compose, {}, new AbortController().signal, { endpoint })
    }
    const { plan } = await ask(web)
    const problems = await ask({ ...web, secrets: [{ source: 'key' }] }).then(
      () => [],
      (error: BadInput) => error.problems,
    )
    const found = plan.findings.filter(({ code }) => code === 'BIND_SOURCE')
    return [...found, ...problems].map(({ message }) => message.split(',')[0] ?? '')
  }

  test.each([undefined, 'unix:///run/docker.sock', 'npipe:////./pipe/docker_engine'])(
    'are told for an engine at %s',
    async (host) => {
      expect(await told(host)).toEqual(['./none is not there', 'the secret key is the file key'])
    },
  )

  test.each(['tcp://engine:2376', 'ssh://engine', 'https://engine'])(
    'may be at %s, also where a context leads there',
    async (host) => {
      expect(await told(host)).toEqual([])
    },
  )
})
