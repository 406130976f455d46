import { expect, test } from '@jest/globals'
import { missingMountedFiles } from '../../../src/preflight/missing-mounted-files.js'
import { Folder } from '../../harness/folder.js'
import { planned, project } from '../plan/sketch.js'

test('files that are missing are told, and those that are there are not', async () => {
  await using folder = await Folder.with({ a$b: '' }, 'missing')
  const at = (name: string) => `${folder.path}/${name}`
  const mount = (source: string, bind: object) => ({ type: 'bind', source, target: '/t', bind: { ...bind } })
  const volumes = [
    mount(at('strict'), {}),
    mount(at('made'), { create_host_path: true }),
    mount('/nowhere', {}),
  ]
  const app = { image: 'a', ports: ['80'], raw: { secrets: ['there', 'gone', 'inside'], volumes } }
  const whole = {
    ...project(
      { app },
      {
        secrets: { there: { file: at('a$$b') }, gone: { file: at('gone') }, inside: { file: at('a$$b/x') } },
      },
    ),
    directory: folder.path,
  }
  const plan = planned(whole)
  const told = await missingMountedFiles(whole, plan)
  expect(told.map(({ message }) => message)).toEqual([
    'the secret gone is the file gone, which is not there',
    'the secret inside is the file a$b/x, which is not there',
    'app mounts strict, which is not there',
  ])
})
