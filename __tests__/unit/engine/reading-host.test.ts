import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { readingFlags } from '../../../src/engine/reading-host.js'
import { Folder } from '../../harness/folder.js'

const NOWHERE = ['--host', 'unix:///dev/null']

const meta = (name: string) => `contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`
const context = (Host: string) => JSON.stringify({ Endpoints: { docker: { Host } } })

const CONFIG = {
  'config.json': JSON.stringify({ currentContext: 'far' }),
  [meta('far')]: context('ssh://far'),
  [meta('near')]: context('unix:///run/near.sock'),
  [meta('broken')]: '{',
}

describe('a project is read without an engine where that would be asked by way of ssh', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    ['DOCKER_HOST', { DOCKER_HOST: 'ssh://user@far:22' }, NOWHERE],
    ['the current context', {}, NOWHERE],
    ['a chosen context', { DOCKER_CONTEXT: 'far' }, NOWHERE],
    ['another chosen context', { DOCKER_CONTEXT: 'near' }, []],
    ['the context of the machine', { DOCKER_CONTEXT: 'default' }, []],
    ['a context that is gone', { DOCKER_CONTEXT: 'gone' }, []],
    ['a context that cannot be read', { DOCKER_CONTEXT: 'broken' }, []],
    ['DOCKER_HOST before the context', { DOCKER_HOST: 'unix:///run/near.sock' }, []],
  ])('%s', async (_, variables, flags) => {
    await using folder = await Folder.with(CONFIG)
    expect(readingFlags({ DOCKER_CONFIG: folder.path, ...variables })).toEqual(flags)
  })

  test('and not where nothing is configured', () => {
    expect(readingFlags({ HOME: '/nowhere' })).toEqual([])
  })
})
