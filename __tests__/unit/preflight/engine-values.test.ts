import { expect, test } from '@jest/globals'
import { engineValues } from '../../../src/preflight/engine-values.js'
import { project, type Sketch } from '../plan/sketch.js'

function told(sketch: Sketch) {
  const plain = project({ web: sketch })
  const whole = { ...plain, sources: { ...plain.sources, written: plain.sources.at } }
  return engineValues(whole, Object.values(whole.services)).map(
    ({ message, at, instead }) => `${at?.file} ${message} → ${instead}`,
  )
}

test.each<[Sketch, string]>([
  [
    { image: 'Nginx' },
    'services.web.image services.web.image: `Nginx` has capitals, and the name of an image has none → write `nginx`',
  ],
  [
    { image: 'x', raw: { container_name: 'my app' } },
    "services.web.container_name services.web.container_name: `my app` is no container's name (letters, digits, `_`, `.` and `-`) → write `my-app`",
  ],
  [
    { image: 'x', raw: { restart: 'allways' } },
    'services.web.restart services.web.restart: `allways` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `always`',
  ],
  [
    { image: 'x', raw: { restart: 'on-failure:many' } },
    'services.web.restart services.web.restart: `on-failure:many` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `on-failure`',
  ],
  [
    { image: 'x', raw: { stop_signal: 'SIGTREM' } },
    'services.web.stop_signal services.web.stop_signal: `SIGTREM` is no signal → write `SIGTERM`',
  ],
])('%j', (sketch, problem) => expect(told(sketch)).toEqual([problem]))

test('what every engine takes', () => {
  expect(
    told({ image: 'x:1', raw: { restart: 'on-failure:3', container_name: 'web_1', stop_signal: 'int' } }),
  ).toEqual([])
  expect(told({ build: '', raw: { stop_signal: 'SIGRTMIN+3' } })).toEqual([])
})
