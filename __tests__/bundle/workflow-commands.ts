/** A workflow command as the runner reads it from a line of a step's output. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** What the runner knows; anything else in this form is text. */
const KNOWN = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

/** Reads the output of a step line by line, and keeps what the runner would obey. */
export class CommandReader {
  readonly obeyed: Command[] = []
  private token: string | undefined

  read(line: string): void {
    const command = this.parse(line)
    if (command === undefined) return
    if (this.token !== undefined) {
      if (command.name === this.token) this.token = undefined
      return
    }
    if (command.name === 'stop-commands') this.token = command.message
    this.obeyed.push(command)
  }

  /** The form of today at the start of a line, or the older one anywhere in it. */
  private parse(line: string): Command | undefined {
    const today = /^\s*::(?<head>.*?)::(?<message>.*)$/.exec(line)
    const older = /##\[(?<head>[^\]]*)\](?<message>.*)$/.exec(line)
    for (const { groups } of [today, older].filter((match) => match !== null)) {
      const [, name = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(groups?.head ?? '') ?? []
      if (!KNOWN.has(name) && name !== this.token) continue
      return { name, properties: properties(rest), message: unescaped(groups?.message ?? '') }
    }
    return undefined
  }
}

function properties(text: string): Record<string, string> {
  const pairs = text.split(/[,;]/).flatMap((pair) => {
    const equals = pair.indexOf('=')
    return equals < 0 ? [] : [[pair.slice(0, equals).trim(), unescaped(pair.slice(equals + 1))] as const]
  })
  return Object.fromEntries(pairs)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%25': '%',
}

function unescaped(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/g, (code) => ESCAPES[code] ?? code)
}

/**
 * Reads a file that a step wrote for the runner: `NAME=VALUE`, or `NAME<<END`, lines, `END`.
 * @throws Error where it is in neither form
 */
export function readFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const heredoc = /^([^=]+?)<<(.+)$/.exec(line)
    if (heredoc === null) {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`neither NAME=VALUE nor NAME<<END: ${line}`)
      values[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const [, name = '', end = ''] = heredoc
    const last = lines.indexOf(end, index + 1)
    if (last < 0) throw new Error(`${name} does not end with ${end}`)
    values[name] = lines.slice(index + 1, last).join('\n')
    index = last
  }
  return values
}
