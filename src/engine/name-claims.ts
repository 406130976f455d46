import { hostname } from 'node:os'
import { BEGUN, RUN, type RunIdentity, runLabels } from '../common/run-identity.js'
import { Api } from './api.js'
import { type Labels, PROJECT, type Refusal } from './container-facts.js'

/** Who has the name of a project. @see begunAt absent: nobody knows */
export interface NameHolder {
  readonly id: string | undefined
  readonly begunAt: string | undefined
  /** What the engine was to make among the files of this machine, absolute, inner folders first. */
  readonly madeFolders?: readonly string[]
}

/** Label of the volume: a machine and folders of it, one a line. */
const MADE_FOLDERS = 'compose-gate.made-folders'

function folderLabel(folders: readonly string[]): Labels {
  const told = folders.filter((folder) => !folder.includes('\n'))
  return told.length === 0 ? {} : { [MADE_FOLDERS]: [hostname(), ...told].join('\n') }
}

/** Those of another machine are no business of this one. */
function foldersIn(labels: Labels): Pick<NameHolder, 'madeFolders'> {
  const [machine, ...folders] = (labels[MADE_FOLDERS] ?? '').split('\n')
  return machine === hostname() ? { madeFolders: folders } : {}
}

/** The volume that stands for the name. No key of a Compose file gives a volume this name. */
export function claimVolume(project: string): string {
  return `${project}.compose-gate`
}

/**
 * The name of a project belongs to one run, which has a volume of that name. The engine makes a volume once: whoever
 * asks for it later gets the one that is there, with the labels of the first.
 */
export class NameClaims extends Api {
  /** Who has the name; undefined: nobody. */
  async holder(project: string): Promise<NameHolder | undefined> {
    const volume = await this.ifThere(() => this.api.getVolume(claimVolume(project)).inspect())
    if (volume === undefined) return undefined
    const labels: Labels = volume.Labels ?? {}
    return { id: labels[RUN], begunAt: labels[BEGUN], ...foldersIn(labels) }
  }

  /**
   * Takes the name for a run, unless another one has it. May be asked again.
   * @param folders what the engine is to make among the files of this machine, for whoever removes the run
   * @returns who has the name now
   * @throws the client's error where the engine makes no volume
   */
  async claim(project: string, run: RunIdentity, folders: readonly string[] = []): Promise<NameHolder> {
    const labels = { [PROJECT]: project, ...runLabels(run), ...folderLabel(folders) }
    const volume = { Name: claimVolume(project), Labels: labels }
    for (;;) {
      let refused: unknown
      // Some engines refuse what exists.
      await this.call(() => this.api.createVolume(volume)).catch((error: unknown) => {
        refused = error
      })
      const holder = await this.holder(project)
      if (holder !== undefined) return holder
      // Whoever had it has just let go of it.
      if (refused !== undefined) throw refused
    }
  }

  /** Lets go of the name, whoever has it. @returns the engine's words where it refuses */
  async release(project: string): Promise<Refusal> {
    return this.refusal(() => this.api.getVolume(claimVolume(project)).remove())
  }
}
