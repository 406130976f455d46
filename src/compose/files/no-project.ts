import { basename, dirname, join } from 'node:path'
import { nearestName } from '../../common/nearest-name.js'
import type { Problem } from '../../common/problem.js'
import { listed } from '../../common/sentence.js'
import { showPath } from '../../common/show-path.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { settingName, settingWith } from '../../settings/written-as.js'
import type { LocatedFiles } from './locate.js'
import { shownFolder } from './shown-folder.js'
import { composeFilesAmong, composeFoldersIn, contentOf, type FolderContent } from './similar-files.js'
import { exists } from './text-file.js'

/** A workflow begins in an empty workspace. */
const CHECKOUT = 'check the repository out in a step before, with actions/checkout'

/** The problem of a project directory that is none. */
export async function noFolder(location: ProjectLocation, cwd: string): Promise<Problem> {
  const { directory, writtenAs } = location
  const shown = shownFolder(directory, location, cwd)
  if (await exists(directory)) {
    const file = settingWith('compose-file', showPath(directory, cwd), writtenAs)
    return {
      message: `there is no folder ${shown}`,
      instead: `this is a file: name the folder with ${settingName('working-directory', writtenAs)}; a Compose file is named with ${file}`,
    }
  }
  return { message: `there is no folder ${shown}`, instead: await whichFolder(location, cwd) }
}

async function whichFolder({ directory, writtenAs }: ProjectLocation, cwd: string): Promise<string> {
  const { files, folders } = await contentOf(dirname(directory))
  if (writtenAs === 'inputs' && files.length + folders.length === 0) return CHECKOUT
  const near = nearestName(basename(directory), folders)
  return near === undefined
    ? `name the project directory with ${settingName('working-directory', writtenAs)}`
    : `write ${settingWith('working-directory', showPath(join(dirname(directory), near), cwd), writtenAs)}`
}

/** The problem of a project directory without a Compose file in it or above it. */
export async function nothingFound(
  location: ProjectLocation,
  { searched }: LocatedFiles,
  cwd: string,
): Promise<Problem> {
  const [nearest = ''] = searched
  const above = searched.length > 1 ? ' or in any folder above it' : ''
  const names = 'compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml'
  return {
    message: `there is no ${names} in ${shownFolder(nearest, location, cwd)}${above}`,
    instead: await whereElse(location, await contentOf(nearest)),
  }
}

async function whereElse(location: ProjectLocation, content: FolderContent): Promise<string> {
  const { directory, writtenAs } = location
  const [file, ...others] = composeFilesAmong(content.files)
  if (file !== undefined) {
    const all = listed([file, ...others])
    return `there is ${all}: name what is meant, for instance with ${settingWith('compose-file', file, writtenAs)}`
  }
  const [folder] = await composeFoldersIn(directory, content)
  if (folder !== undefined)
    return `there is one in ${folder}: write ${settingWith('working-directory', folder, writtenAs)}`
  if (writtenAs === 'inputs' && content.files.length + content.folders.length === 0) return CHECKOUT
  return `write one, or name it with ${settingName('compose-file', writtenAs)}`
}
