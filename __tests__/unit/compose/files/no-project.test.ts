import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { locateFiles } from '../../../../src/compose/files/locate.js'
import { noFolder, nothingFound } from '../../../../src/compose/files/no-project.js'
import type { WrittenAs } from '../../../../src/settings/written-as.js'
import { Folder } from '../../../harness/folder.js'

function locationIn(directory: string, writtenAs: WrittenAs) {
  return { files: [], envFiles: [], profiles: [], name: 'p', directory, writtenAs }
}

async function foldered(files: Readonly<Record<string, string>>, directory: string, as: WrittenAs) {
  await using folder = await Folder.with(files)
  const { message, instead } = await noFolder(locationIn(join(folder.path, directory), as), folder.path)
  return [message.replace(folder.path, '/w'), instead]
}

async function found(files: Readonly<Record<string, string>>, as: WrittenAs) {
  await using folder = await Folder.with(files)
  const location = locationIn(folder.path, as)
  const { message, instead } = await nothingFound(location, await locateFiles(location, {}), folder.path)
  return [message.replace(/.* in (?=the w|\/)/, 'none in ').replace(folder.path, '/w'), instead]
}

describe('a project directory', () => {
  test.each([
    [
      { 'backend/x': '' },
      'bakend',
      'inputs',
      'there is no folder bakend',
      'write `working-directory: backend`',
    ],
    [
      { 'apps/backend/x': '' },
      'apps/bakend',
      'flags',
      'there is no folder /w/apps/bakend',
      'write `--project-directory apps/backend`',
    ],
    [
      { x: '' },
      'shop',
      'flags',
      'there is no folder /w/shop',
      'name the project directory with `--project-directory`',
    ],
    [
      {},
      'shop',
      'inputs',
      'there is no folder shop',
      'check the repository out in a step before, with actions/checkout',
    ],
    [
      { 'compose.yaml': '' },
      'compose.yaml',
      'inputs',
      'there is no folder compose.yaml',
      'this is a file: name the folder with input `working-directory`; a Compose file is named with `compose-file: compose.yaml`',
    ],
  ] as const)('%j, asked for %s', async (files, directory, as, message, instead) => {
    expect(await foldered(files, directory, as)).toEqual([message, instead])
  })
})

describe('no Compose file', () => {
  const inWorkspace = 'none in the workspace or in any folder above it'
  test.each([
    [{}, 'inputs', inWorkspace, 'check the repository out in a step before, with actions/checkout'],
    [{ 'x.txt': '' }, 'flags', 'none in /w or in any folder above it', 'write one, or name it with `--file`'],
    [
      { 'docker-compose.dev.yml': '' },
      'inputs',
      inWorkspace,
      'there is docker-compose.dev.yml: name what is meant, for instance with `compose-file: docker-compose.dev.yml`',
    ],
    [
      { 'shop/compose.yaml': '' },
      'inputs',
      inWorkspace,
      'there is one in shop: write `working-directory: shop`',
    ],
  ] as const)('%j, with %s', async (files, as, message, instead) => {
    expect(await found(files, as)).toEqual([message, instead])
  })
})
