// @ts-check
// Writes what the report's page holds, as texts that the source can import:
//   src/report/html/report.css, src/report/html/browser/*.ts  →  src/report/html/page-assets.ts
//
//   node scripts/page-assets.mjs           write it
//   node scripts/page-assets.mjs --check   fail where it is not up to date
//
// The modules of the script become one text: each is compiled, its imports and the word `export` are left out, and it
// stands behind those that it imports. So no two modules may have something of one name at their top.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { minifySync, transformSync } from '@swc/core'

const folder = fileURLToPath(new URL('../src/report/html', import.meta.url))
const target = join(folder, 'page-assets.ts')
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

/**
 * The file and all it imports, those first.
 * @param {string} file
 * @param {Set<string>} seen
 * @returns {string[]} JavaScript without imports and exports
 */
function modulesFrom(file, seen = new Set()) {
  if (seen.has(file)) return []
  seen.add(file)
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    // Without comments, each statement at the top begins its line.
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript' },
      minify: { compress: false, mangle: false, format: { comments: false } },
    },
    module: { type: 'es6' },
  })
  const imported = [...code.matchAll(/^import .* from ['"](.*)\.js['"];$/gm)]
  const before = imported.flatMap(({ 1: name = '' }) => modulesFrom(join(dirname(file), `${name}.ts`), seen))
  return [...before, code.replace(/^import .*$/gm, '').replace(/^export (?!\{)/gm, '')]
}

/** @returns {string} */
function scriptText() {
  const modules = modulesFrom(join(folder, 'browser/page-script.ts'))
  const names = modules.flatMap((code) =>
    [...code.matchAll(/^(?:async )?(?:function|class|const|let) (\w+)/gm)].map(({ 1: name }) => name),
  )
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new Error(`two modules of the page's script have the name ${twice.join(', ')}`)
  const { code } = minifySync(`(() => {'use strict';${modules.join('\n')}})()`, {
    compress: true,
    mangle: true,
  })
  // An end tag or the beginning of a comment would end the script's element, or change how it is read.
  if (/<\/script|<!--/i.test(code)) throw new Error('the script holds what ends its element')
  return code
}

/** @returns {string} */
function styleText() {
  return readFileSync(join(folder, 'report.css'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim()
}

const text = `// Written by scripts/page-assets.mjs from report.css and browser/. Do not edit.

/** The report's style sheet. */
export const style =
  ${JSON.stringify(styleText())}

/** What runs in the report's page. */
export const script =
  ${JSON.stringify(scriptText())}
`

if (!values.check) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/report/html/page-assets.ts is not up to date: run `node scripts/page-assets.mjs`')
  process.exitCode = 1
}
