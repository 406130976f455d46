import { expect, test } from '@jest/globals'
import { oldEngine } from '../../../../src/preflight/machine/engine-features.js'
import { told } from './facts.js'

const app = (raw: object) => ({ app: { image: 'a', ports: ['80'], raw: { ...raw } } })

test.each<[string, object, string, string]>([
  ['volumes', { volumes: [{ type: 'image', source: 'x', target: '/x' }] }, '28.0.0', '27.5.1'],
  ['volumes', { volumes: [{ type: 'volume', source: 'x', volume: { subpath: 'y' } }] }, '26.0.0', '25.0.9'],
  ['networks.lan.interface_name', { networks: { lan: { interface_name: 'eth9' } } }, '28.1.0', '28.0.4'],
  ['networks.lan.gw_priority', { networks: { lan: { gw_priority: 1 } } }, '28.0.0', '27.0.0'],
  [
    'healthcheck.start_interval',
    { healthcheck: { test: ['CMD', 'x'], start_interval: '1s' } },
    '25.0.0',
    '24.0.9',
  ],
])('%s', async (place, raw, since, before) => {
  const old = await told(oldEngine, app(raw), { machine: { version: before } })
  expect(old).toEqual([
    expect.stringMatching(
      `^services\\.app\\.${place} app uses .* since ${since}, and this one is ${before}$`,
    ),
  ])
  expect(await told(oldEngine, app(raw), { machine: { version: `${since}+dfsg1` } })).toEqual([])
  const another = (apiVersion: string) => ({ machine: { version: '5.4.2', apiVersion, isDocker: false } })
  expect(await told(oldEngine, app(raw), another('1.49'))).toEqual([])
  expect(await told(oldEngine, app(raw), another('1.41'))).toEqual([
    expect.stringMatching(/which Docker's API has since version 1\.4[4-9], and this engine has 1\.41$/),
  ])
})
