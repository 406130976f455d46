import { describe, expect, test } from '@jest/globals'
import { prescan } from '../../../../src/compose/files/prescan.js'
import { Folder } from '../../../harness/folder.js'

async function scan(text: string, env: Readonly<Record<string, string>> = {}, areAllLocal = true) {
  await using folder = await Folder.with({ 'compose.yaml': text })
  const files = [`${folder.path}/compose.yaml`]
  return await prescan({ files, areAllLocal, directory: folder.path, searched: [] }, env)
}

describe('files that Compose may be asked about at once', () => {
  test.each([
    ['a plain file', 'services: {a: {image: x}}', true],
    ['a few aliases', `a: [${'*x, '.repeat(12)}]`, true],
    ['many aliases', `a: [${'*x, '.repeat(13)}]`, false],
    ['stars that are no aliases', `a: "${'2 * x '.repeat(20)}"`, true],
    ['what may lie in other files', 'include: [x]', false],
    ['env files, which may be no files', 'services: {a: {env_file: x}}', false],
    ['what may be extended', '"extends" : x', false],
    ['more than Compose reads in time', `# ${'x'.repeat(1024 * 1024)}`, false],
  ])('%s', async (_, text, harmless) => expect((await scan(text)).harmless).toBe(harmless))
})

describe('less garbage collection', () => {
  test.each<[string, string, Readonly<Record<string, string>>, boolean, boolean]>([
    ['where nothing notices', 'services: {a: {image: x}}', {}, true, true],
    ['not where a file names the variable', 'services: {a: {environment: [GOGC]}}', {}, true, false],
    [
      'not where a variable may be the reason',
      'services: {a: {image: x}}',
      { OPTIONS: 'GOGC=1' },
      true,
      false,
    ],
    ['not where an env file may', 'services: {a: {env_file: x}}', {}, true, false],
    ['not where there are remote files', 'services: {a: {image: x}}', {}, false, false],
  ])('%s', async (_, text, env, areAllLocal, isTuned) => {
    expect((await scan(text, env, areAllLocal)).tuning).toEqual(isTuned ? { GOGC: '400' } : {})
  })
})
