import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { projectFacts } from '../../../../src/findings/facts.js'
import { findingsOf } from '../../../../src/findings/rule.js'
import { engineName } from '../../../../src/findings/rules/engine-name.js'
import { assignRoles } from '../../../../src/roles/assign-roles.js'
import { project, type Sketch, settings } from '../../plan/sketch.js'

const parts: JsonObject = {
  networks: {
    default: { name: 'run_default' },
    front: { name: 'proxy' },
    theirs: { name: 'shop_theirs', external: true },
  },
  volumes: { data: { name: 'run_data' }, kept: { name: 'kept-data' } },
}

/** Of a project that is called `shop`, in a run that is called `run`. */
function found(app: Sketch, declaredName: string | null = 'shop') {
  const whole = {
    ...project({ app: { image: 'a:1', ports: ['80'], ...app } }, parts),
    name: 'run',
    declaredName: declaredName ?? undefined,
  }
  const { graph, facts, roles, started } = assignRoles(whole, settings().roles, new Map(), () => {})
  const known = projectFacts({ project: whole, graph, services: facts, roles, started, isChecked: true })
  return findingsOf(engineName, known).map(({ severity, message }) => `${severity} ${message}`)
}

describe('a name that the run does not have', () => {
  test('is told, with the way to write it', () => {
    expect(found({ environment: { NET: 'shop_default' } })).toEqual([
      'warning app says shop_default (NET), the name of the network default, which has another name in a run. Write `${COMPOSE_PROJECT_NAME}_default`, which is right in both',
    ])
  })

  test.each<[string, Sketch, number]>([
    ['a volume', { command: 'docker run -v shop_data:/x y' }, 1],
    ['a network behind a container', { environment: { URL: 'http://db.shop_default:80' } }, 1],
    [
      'a network behind a service, which keeps that name',
      { environment: { URL: 'http://app.shop_default:80' } },
      0,
    ],
    ['the name of another', { environment: { NET: 'workshop_default shop_defaults' } }, 0],
    ['an external one', { environment: { NET: 'shop_theirs' } }, 0],
    ['a container, which is kept', { environment: { HOST: 'shop-app-1' } }, 0],
    ['a fixed one', { command: '--providers.docker.network=proxy' }, 1],
    ['a fixed one that may be a word', { command: 'start proxy' }, 0],
    ['a fixed volume', { environment: { VOLUME_NAME: 'kept-data' } }, 1],
  ])('%s', (_, app, count) => {
    expect(found(app)).toHaveLength(count)
  })

  test('is a notice in a label', () => {
    const raw = { labels: { 'traefik.docker.network': 'shop_default' } }
    expect(found({ raw })).toEqual([expect.stringMatching(/^notice /)])
  })

  test('is none where the run has the project’s own name, or nobody knows that', () => {
    const app = { environment: { NET: 'run_default shop_default' } }
    expect(found(app, 'run')).toEqual([])
    expect(found(app, null)).toEqual([])
  })
})
