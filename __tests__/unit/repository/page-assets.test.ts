import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { read, root } from './files.js'

test('the style and the script of the report are what their sources say', () => {
  const script = join(root, 'scripts/page-assets.mjs')
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('the report stays small', () => {
  expect(Buffer.byteLength(read('src/report/html/page-assets.ts'))).toBeLessThan(32 * 1024)
})
