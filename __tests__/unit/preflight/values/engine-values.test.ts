import { expect, test } from '@jest/globals'
import { engineValues } from '../../../../src/preflight/values/engine-values.js'
import { project } from '../../plan/sketch.js'

const wrong = {
  container_name: 'my app',
  volumes: [{ type: 'volume', source: 'd', target: 'data' }],
  ulimits: { nofile: { soft: 4096, hard: 1024 } },
}
const networks = { n: { ipam: { config: [{ subnet: '10.0.0/24' }] } } }

/** @param isWritten whether the files say the texts themselves */
function told(isWritten: boolean) {
  const plain = project({ web: { image: 'x', raw: wrong } }, { networks })
  const written = isWritten ? plain.sources.at : () => undefined
  const whole = { ...plain, sources: { ...plain.sources, written } }
  return engineValues(whole, Object.values(whole.services)).map(
    ({ message, at }) => `${at?.file} ${message.split(': ')[0]}`,
  )
}

test('each is told at its own place before anything is made', () => {
  expect(told(true)).toEqual([
    'services.web.container_name services.web.container_name',
    'services.web.volumes.data services.web.volumes',
    'services.web.ulimits.nofile services.web.ulimits.nofile',
    'networks.n.ipam.config.0.subnet networks.n.ipam.config',
  ])
})

test('a text that the files do not say is none of theirs', () => {
  expect(told(false)).not.toContainEqual(expect.stringContaining('container_name'))
})
