import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { explainText } from '../../../src/plan/explain/explain-text.js'
import { locationIn } from '../../harness/compose-project.js'
import { prepare } from '../../harness/prepare.js'

const root = join(__dirname, '../../..')
const example = join(root, 'examples/todobackend')

/** What the pages print after `$ compose-gate plan`, in examples/todobackend. */
const shown = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
  .filter((page) => page.endsWith('.md'))
  .flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const blocks = [...text.matchAll(/^\$ compose-gate plan\n([\s\S]*?)^```$/gm)]
    return blocks.map(({ 1: output = '' }) => ({ page, output }))
  })

/** The name of a run ends with six random digits. */
function withoutRunName(text: string): string {
  return text.replace(/todobackend-gate-[0-9a-f]{6}/, 'todobackend-gate-XXXXXX')
}

/** As it is told in the folder of the example. */
async function planOfExample(): Promise<string> {
  const location = { ...locationIn(example), name: 'todobackend-gate-000000' }
  const environment = { ...process.env, COMPOSE_PROFILES: undefined, DOCKER_HOST: undefined }
  const compose = new Compose(location, environment, systemClock)
  const request = { given: {}, location, problems: [] }
  const { plan } = await prepare(request, compose, environment, new AbortController().signal)
  return explainText(plan)
}

beforeAll(() => process.chdir(example))
afterAll(() => process.chdir(root))

test.each(shown)('the plan that $page shows is the plan of the example', async ({ output }) => {
  expect(withoutRunName(output)).toBe(withoutRunName(await planOfExample()))
})

test('a plan is shown', () => expect(shown.length).toBeGreaterThan(0))
