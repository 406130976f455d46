import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of a test's own, gone after it: `await using folder = await Folder.with({'a/b.txt': 'text'})`. */
export class Folder {
  private constructor(readonly path: string) {}

  static async with(
    files: Readonly<Record<string, string | Buffer>> = {},
    name = 'gate-test',
    parent = tmpdir(),
  ): Promise<Folder> {
    const folder = new Folder(await realpath(await mkdtemp(join(parent, `${name}-`))))
    for (const [path, content] of Object.entries(files)) await folder.write(path, content)
    return folder
  }

  async write(path: string, content: string | Buffer, mode = 0o644): Promise<string> {
    const absolute = join(this.path, path)
    await mkdir(dirname(absolute), { recursive: true })
    await writeFile(absolute, content, { mode })
    return absolute
  }

  /** Every file in it: path relative to the folder → content. */
  async read(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const read = files.map(
      async (file) => [file.slice(this.path.length + 1), await readFile(file, 'utf8')] as const,
    )
    return new Map(await Promise.all(read))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}
