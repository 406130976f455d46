import type { CommandContext } from '../../../src/cli/command-context.js'
import type { Problem } from '../../../src/common/problem.js'
import type { Host } from '../../../src/host/host.js'
import { createMasker } from '../../../src/masking/masker.js'

/** A command's process in this folder, with all that its host was told. */
export function contextIn(folder: string, environment: Readonly<Record<string, string | undefined>> = {}) {
  const told: string[] = []
  const host = {
    phase: () => {},
    detail: () => {},
    note: (line: string) => void told.push(line),
    problems: (problems: readonly Problem[]) => void told.push(...problems.map(({ message }) => message)),
    verdict: async () => {},
    mask: () => {},
  } as unknown as Host
  const context: CommandContext = {
    host,
    masker: createMasker(),
    environment,
    around: { workingDirectory: folder, random: 'abc123' },
  }
  return { context, told }
}
