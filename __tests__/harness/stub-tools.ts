import { Folder } from './folder.js'

/** A `docker` whose Compose says its version, and this in answer to all else. */
export function composeAnswering(text: string): string {
  return `[ "$2" = version ] && { echo 2.40.3; exit; }\ncat <<'EOF'\n${text}\nEOF`
}

/** Programs that stand in for real ones: name → shell script. */
export class StubTools implements AsyncDisposable {
  private constructor(private readonly folder: Folder) {}

  static async with(scripts: Readonly<Record<string, string>>): Promise<StubTools> {
    const folder = await Folder.with({}, 'stub-tools')
    for (const [name, script] of Object.entries(scripts)) {
      await folder.write(name, `#!/bin/sh\n${script}\n`, 0o755)
    }
    return new StubTools(folder)
  }

  /** Where they are. */
  get path(): string {
    return this.folder.path
  }

  /** A `PATH` on which they go before the real ones. */
  get searchPath(): string {
    return `${this.folder.path}:${process.env.PATH}`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.folder[Symbol.asyncDispose]()
  }
}
