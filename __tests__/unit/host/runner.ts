import { jest } from '@jest/globals'

/** A command as GitHub's runner understands it. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** What a runner made of a log. */
export interface Obeyed {
  readonly commands: readonly Command[]
  /** Lines that were shown as they are. */
  readonly shown: readonly string[]
}

const known =
  /^(error|warning|notice|debug|group|endgroup|add-mask|set-output|stop-commands|echo|save-state)$/

/**
 * Reads a log as the runner does: `::name k=v::message` at a line's start, the older `##[name]message` anywhere in
 * it, and neither between `::stop-commands::TOKEN` and `::TOKEN::`.
 */
export function obey(log: string): Obeyed {
  const commands: Command[] = []
  const shown: string[] = []
  let token: string | undefined
  for (const line of log.split('\n')) {
    if (token !== undefined) {
      if (line.trim() === `::${token}::`) token = undefined
      else shown.push(line)
      continue
    }
    const command = commandIn(line)
    if (command?.name === 'stop-commands') token = command.message
    else if (command) commands.push(command)
    else shown.push(line)
  }
  return { commands, shown }
}

function commandIn(line: string): Command | undefined {
  const today = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line)
  if (today && known.test(today[1] ?? '')) {
    const pairs = (today[2] ?? '').split(',').filter((pair) => pair.includes('='))
    return {
      name: today[1] ?? '',
      properties: Object.fromEntries(
        pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]),
      ),
      message: unescaped(today[3] ?? ''),
    }
  }
  const older = /##\[([\w-]+)[^\]]*\](.*)$/.exec(line)
  return older && known.test(older[1] ?? '')
    ? { name: older[1] ?? '', properties: {}, message: older[2] ?? '' }
    : undefined
}

function unescaped(text: string): string {
  return text
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%')
}

/** Runs `act` and returns what it wrote to standard output. */
export async function written(act: () => void | Promise<void>): Promise<string> {
  const parts: string[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    parts.push(String(chunk))
    return true
  })
  try {
    await act()
  } finally {
    spy.mockRestore()
  }
  return parts.join('')
}

/** Reads a file of `GITHUB_OUTPUT`, values of several lines included. */
export function readOutputs(file: string): Record<string, string> {
  const lines = file.split('\n')
  const outputs: Record<string, string> = {}
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^(.*?)<<(.*)$/.exec(lines[index] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, index + 1)
    outputs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return outputs
}
