import { relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { ungrouped } from '../../../src/findings/grouped.js'
import { withBindFindings } from '../../../src/preflight/bind-sources.js'
import { Folder } from '../../harness/folder.js'
import { planned, project, settings } from '../plan/sketch.js'

const bind = (source: string, target: string, made = true): JsonObject => ({
  type: 'bind',
  source,
  target,
  ...(made ? { bind: { create_host_path: true } } : {}),
})

/** The plan for these mounts, of a project in a folder with `there.conf`; paths count from there. */
async function planWith(mounts: (directory: string) => readonly JsonObject[]) {
  await using folder = await Folder.with({ 'there.conf': '' }, 'bind-sources')
  const raw = { volumes: mounts(folder.path) }
  const whole = { ...project({ web: { image: 'acme/web', ports: ['80'], raw } }), directory: folder.path }
  const { findings, madeFolders } = await withBindFindings(planned(whole, settings()), whole)
  return { findings, madeFolders: madeFolders?.map((path) => relative(folder.path, path)) }
}

/** What is found about these mounts, of a project in a folder with `there.conf`. */
async function found(mounts: (directory: string) => readonly JsonObject[]) {
  const { findings } = await planWith(mounts)
  return ungrouped(findings)
    .filter(({ code }) => code === 'BIND_SOURCE')
    .map(({ severity, message }) => `${severity} ${message.split(',')[0]}`)
    .sort()
}

describe('the source of a bind mount', () => {
  test('that is not there is found, a file as a warning', async () => {
    expect(
      await found((at) => [
        bind(`${at}/there.conf`, '/etc/there.conf'),
        bind(`${at}/app.conf`, '/etc/app.conf'),
        bind(`${at}/data`, '/data'),
        bind(`${at}/conf.d`, '/etc/conf.d'),
        bind(`${at}/secret`, '/etc/secret.key'),
      ]),
    ).toEqual([
      'notice ./conf.d is not there',
      'notice ./data is not there',
      'warning ./app.conf is not there',
      'warning ./secret is not there',
    ])
  })

  test('that is not there is a folder that the engine makes, with those around it', async () => {
    const { madeFolders } = await planWith((at) => [
      bind(`${at}/there.conf`, '/etc/there.conf'),
      bind(`${at}/a/b`, '/b'),
      bind(`${at}/a/b/c`, '/c'),
      bind(`${at}/none`, '/none', false),
    ])
    expect(madeFolders).toEqual(['a/b/c', 'a/b', 'a'])
  })

  test('outside of the project is told as it is, with each dollar once', async () => {
    expect(await found(() => [bind('/nowhere/$$x', '/data')])).toEqual(['notice /nowhere/$x is not there'])
  })

  test('that the engine does not make is left to the engine', async () => {
    expect(
      await found((at) => [bind(`${at}/none`, '/data', false), { type: 'volume', source: 'x' }]),
    ).toEqual([])
  })
})
