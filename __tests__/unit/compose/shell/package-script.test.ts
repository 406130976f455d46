import { describe, expect, test } from '@jest/globals'
import { commandsInScript } from '../../../../src/compose/command-line.js'
import { namedPackageScript, packageScriptText } from '../../../../src/compose/shell/package-script.js'

const scripts = {
  build: 'vite build --watch',
  all: 'tsc && npm run build',
  around: 'yarn around',
  test: 'cypress run',
}

const textOf = (line: string, file = JSON.stringify({ scripts })) => {
  const named = namedPackageScript(commandsInScript(line))
  return named && packageScriptText(file, named, commandsInScript)
}

describe('a script of a package', () => {
  test.each([
    ['npm run build', 'vite build --watch'],
    ['npm run -s build -- --mode x', 'vite build --watch --mode x'],
    ['yarn build', 'vite build --watch'],
    ['npm ci && pnpm run all', 'vite build --watch'],
    ['bun run around', 'yarn around'],
    ['npm test', 'cypress run'],
  ])('`%s`', (line, text) => {
    expect(textOf(line)).toBe(text)
  })

  test.each([
    'npm build',
    'npm ci',
    'npm run nothing',
    'npm run toString',
    'npm run build -w web',
    'pnpm --filter web build',
    'yarn workspace web build',
    'npm run build | tee log',
    'npm run build &',
    'node build.js',
  ])('not `%s`', (line) => {
    expect(textOf(line)).toBeUndefined()
  })

  test.each(['', '{', '[]', '{"scripts": 1}'])('not where the file is %j', (file) => {
    expect(textOf('npm run build', file)).toBeUndefined()
  })
})
