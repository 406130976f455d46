import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * How many images were being exported when the logs of their builds ended.
 * @param directory of the logs, absolute; one that is not there has none
 */
export async function unfinishedExports(directory: string): Promise<number> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => /^build-.*\.log$/.test(name))
  const logs = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8').catch(() => '')))
  return logs.filter(isExporting).length
}

/**
 * Whether a build's plain progress tells of an export and not that it is done. A client that was ended says
 * `CANCELED`, but the engine brings an export to its end nevertheless.
 */
export function isExporting(log: string): boolean {
  const begun = [...log.matchAll(/^#(\d+) (?:\[[^\]]*\] )?exporting to image\b/gm)].map(([, id]) => id)
  return begun.some((id) => !new RegExp(`^#${id} DONE\\b`, 'm').test(log))
}
