import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @returns the rows of the settings table. The module has no imports: Node can load it once its types are removed. */
export async function settingRows() {
  const source = await readFile(resolve(root, 'src/settings/table.ts'), 'utf8')
  const { code } = await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } })
  const { rows } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return rows
}
