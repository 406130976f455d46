import { expect, test } from '@jest/globals'
import { tooManyCpus } from '../../../../src/preflight/machine/cpus.js'
import { told } from './facts.js'

const limits = (cpus: string) => ({ deploy: { resources: { limits: { cpus } } } })
const app = (raw: object) => ({ app: { image: 'a', ports: ['80'], raw: { ...raw } } })

test('more CPUs than there are', async () => {
  expect(await told(tooManyCpus, app({ cpus: 2.5 }))).toEqual([
    'services.app.cpus app asks for 2.5 CPUs, and the machine with the engine has 2 (`cpus`)',
  ])
  expect(await told(tooManyCpus, app(limits('64')))).toEqual([
    'services.app.deploy.resources.limits.cpus app asks for 64 CPUs, and the machine with the engine has 2 (`deploy.resources.limits.cpus`)',
  ])
})

test('as many as there are, or none', async () => {
  const reserved = { deploy: { resources: { reservations: { cpus: '64' } } } }
  for (const raw of [{ cpus: 2 }, limits('2'), {}, reserved])
    expect(await told(tooManyCpus, app(raw))).toEqual([])
})
