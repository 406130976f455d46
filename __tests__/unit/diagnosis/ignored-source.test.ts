import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ignoredSourceRemedy } from '../../../src/diagnosis/ignored-source.js'
import { Folder } from '../../harness/folder.js'

/** What BuildKit prints of an instruction for which a file is not there. */
const log = (instruction: string, path: string) => `#6 [2/2] ${instruction}
#6 ERROR: failed to calculate checksum of ref 906a::oxv6: "${path}": not found
`

async function remedy(
  files: Readonly<Record<string, string>>,
  instruction: string,
  path: string,
  definition = {},
): Promise<string | undefined> {
  await using folder = await Folder.with({ 'app/x': '', ...files }, 'ignored')
  await symlink('/etc/hostname', join(folder.path, 'app/out'))
  return await ignoredSourceRemedy({ context: 'app', ...definition }, folder.path, log(instruction, path))
}

describe('a file for COPY that is there, and that the builder did not get', () => {
  test('is left out by the list of the folder', async () => {
    const files = { 'app/.dockerignore': '*.jar', 'app/target/app.jar': '' }
    expect(await remedy(files, 'COPY target/app.jar /app.jar', '/target/app.jar')).toMatch(
      /^target\/app\.jar is there, and \S*app\/\.dockerignore leaves it out: add the line `!target\/app\.jar` at its end$/,
    )
  })

  test('is left out by the list of the Dockerfile', async () => {
    const files = { 'app/.dockerignore': '', 'app/web.Dockerfile.dockerignore': 'dist', 'app/dist/a.js': '' }
    expect(await remedy(files, 'ADD dist /srv', '/dist', { dockerfile: 'web.Dockerfile' })).toContain(
      'web.Dockerfile.dockerignore leaves it out',
    )
  })

  test.each([
    ['it is not there', { 'app/.dockerignore': '*' }, 'COPY gone /', '/gone'],
    ['nothing leaves anything out', {}, 'COPY x /', '/x'],
    ['it is a file of another stage', { 'app/.dockerignore': '*' }, 'COPY --from=build /x /', '/x'],
    ['it is a link that leads out of the folder', { 'app/.dockerignore': '*' }, 'COPY out /', '/out'],
  ])('but not where %s', async (_, files, instruction, path) => {
    expect(await remedy(files, instruction, path)).toBeUndefined()
  })
})
