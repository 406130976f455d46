/**
 * The health check that a Dockerfile gives an image, as far as the file alone says.
 * @param dockerfile its text
 * @param target the stage that is built; absent: the last one
 * @returns as `test` in a Compose file; undefined: neither the stage nor those it is made from declare one
 */
export function healthCheckOf(
  dockerfile: string,
  target?: string | undefined,
): readonly string[] | undefined {
  const stages = stagesOf(dockerfile)
  let stage = target === undefined ? stages.at(-1) : stages.find(({ name }) => name === target.toLowerCase())
  while (stage !== undefined) {
    const declared = stage.healthChecks.at(-1)
    if (declared !== undefined) return testOf(declared)
    stage = before(stages, stage)
  }
  return undefined
}

interface Stage {
  readonly index: number
  /** The image or the stage that it begins with. */
  readonly from: string
  readonly name: string | undefined
  /** What stands behind each `HEALTHCHECK`. */
  readonly healthChecks: readonly string[]
}

/** A stage can be made only from one above it, so that nobody goes in circles. */
function before(stages: readonly Stage[], { index, from }: Stage): Stage | undefined {
  return stages.findLast((stage) => stage.index < index && stage.name === from)
}

function stagesOf(dockerfile: string): readonly Stage[] {
  const stages: Stage[] = []
  for (const instruction of instructionsOf(dockerfile)) {
    const [, from, name] = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction) ?? []
    if (from !== undefined) {
      stages.push({
        index: stages.length,
        from: from.toLowerCase(),
        name: name?.toLowerCase(),
        healthChecks: [],
      })
      continue
    }
    const check = /^HEALTHCHECK\s+(.*)$/i.exec(instruction)?.[1]
    const last = stages.pop()
    if (last !== undefined) {
      const healthChecks = check === undefined ? last.healthChecks : [...last.healthChecks, check]
      stages.push({ ...last, healthChecks })
    }
  }
  return stages
}

/** Each instruction on one line. Comments may stand between the lines of an instruction. */
function instructionsOf(dockerfile: string): readonly string[] {
  const lines = dockerfile.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line))
  return lines
    .join('\n')
    .replace(/\s*\\[ \t]*\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
}

/** @param words `--interval=5s CMD curl -f http://localhost/`, `CMD ["curl", …]`, `NONE` */
function testOf(words: string): readonly string[] | undefined {
  const command = /^(?:--\S+\s+)*CMD\s+(.*)$/i.exec(words)?.[1]
  if (command === undefined) return undefined
  return argumentList(command) ?? ['CMD-SHELL', command]
}

function argumentList(command: string): readonly string[] | undefined {
  if (!command.startsWith('[')) return undefined
  try {
    const list: unknown = JSON.parse(command)
    return Array.isArray(list) ? ['CMD', ...list.map(String)] : undefined
  } catch {
    // As for Docker, what is no JSON is a command for the shell.
    return undefined
  }
}
