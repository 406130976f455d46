import { expect, test } from '@jest/globals'
import { DOCKER_VARIABLES } from '../../../src/engine/docker-variables.js'
import { read } from './files.js'

test('the page about engines lists the variables as the gate handles them', () => {
  const listed = [...read('docs/engines.md').matchAll(/^\| `([A-Z_]+)` \| (obeyed|set aside) \| (.*) \|$/gm)]
  const rows = Object.entries(DOCKER_VARIABLES).map(([name, handling]) => [
    name,
    handling.kind,
    handling.kind === 'obeyed' ? handling.what : handling.why,
  ])
  expect(listed.map(([, ...cells]) => cells)).toEqual(rows)
})
