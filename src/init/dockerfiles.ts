import { resolve } from 'node:path'
import { object } from '../common/json.js'
import { undoubled } from '../compose/doubled-dollars.js'
import { readTextFile } from '../compose/files/text-file.js'
import type { Project } from '../compose/project.js'

/** Service → the text of its Dockerfile, where it is built and the file is here. */
export async function dockerfilesOf({
  services,
  directory,
}: Project): Promise<Readonly<Record<string, string>>> {
  const found = Object.values(services).map(async ({ name, build }) => {
    const { context, dockerfile = 'Dockerfile', dockerfile_inline: inline } = object(build)
    if (typeof inline === 'string') return [name, undoubled(inline)] as const
    if (typeof context !== 'string' || typeof dockerfile !== 'string') return undefined
    // A context may be an address: then no such file is here.
    const content = await readTextFile(resolve(directory, context, dockerfile)).catch(() => undefined)
    return content?.kind === 'text' ? ([name, content.text] as const) : undefined
  })
  return Object.fromEntries((await Promise.all(found)).filter((entry) => entry !== undefined))
}
