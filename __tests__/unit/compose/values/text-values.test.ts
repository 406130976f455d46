import { expect, test } from '@jest/globals'
import { wrongTexts } from '../../../../src/compose/values/text-values.js'

test.each([
  [{ image: 'Nginx' }, 'image: `Nginx` has capitals, and the name of an image has none → write `nginx`'],
  [
    { container_name: 'my app' },
    "container_name: `my app` is no container's name (letters, digits, `_`, `.` and `-`) → write `my-app`",
  ],
  [
    { restart: 'allways' },
    'restart: `allways` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `always`',
  ],
  [
    { restart: 'on-failure:many' },
    'restart: `on-failure:many` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `on-failure`',
  ],
  [{ stop_signal: 'SIGTREM' }, 'stop_signal: `SIGTREM` is no signal → write `SIGTERM`'],
  [
    { working_dir: 'srv/app' },
    'working_dir: `srv/app` is not an absolute path in the container → write `/srv/app`',
  ],
  [{ platform: 'linux/amd46' }, 'platform: `linux/amd46` is no platform → write `linux/amd64`'],
  [{ platform: 'arm64/linux' }, 'platform: `arm64/linux` is no platform → write `linux/arm64`'],
])('%j', (service, expected) => {
  const found = wrongTexts({ image: 'x', ...service })
  expect(found.map(({ path, wrong }) => `${path.join('.')}: ${wrong.join(' → ')}`)).toEqual([expected])
})

test.each([
  { image: 'x:1', restart: 'on-failure:3', container_name: 'web_1', stop_signal: 'int' },
  { stop_signal: 'SIGRTMIN+3', working_dir: 'C:\\app' },
  ...['linux', 'linux/arm/v7', 'linux/x86_64', 'wasi/wasm', 'linux/sparc64'].map((platform) => ({
    platform,
  })),
])('%j is what engines take', (service) => expect(wrongTexts(service)).toEqual([]))
