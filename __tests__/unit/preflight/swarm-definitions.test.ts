import { expect, test } from '@jest/globals'
import { swarmDefinitions } from '../../../src/preflight/swarm-definitions.js'
import { project } from '../plan/sketch.js'

test('what only a Swarm keeps is told, and nothing else', () => {
  const keys = ['external', 'driver', 'template', 'file', 'local']
  const whole = project(
    { app: { image: 'a', raw: { secrets: keys } } },
    {
      secrets: {
        external: { external: true, name: 'x' },
        driver: { driver: 'vault' },
        template: { file: '/x', template_driver: 'golang' },
        file: { file: '/x' },
        local: { external: false, file: '/x' },
        unused: { external: true },
      },
    },
  )
  const told = swarmDefinitions(whole, Object.values(whole.services))
  expect(told.map(({ message, at }) => [message.split(' (')[1], at?.file])).toEqual([
    ['`external`), and Compose has none', 'secrets.external.external'],
    ['`driver`), and Compose has none', 'secrets.driver.driver'],
    ['`template_driver`), and Compose has none', 'secrets.template.template_driver'],
  ])
})
