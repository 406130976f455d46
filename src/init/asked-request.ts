import type { StatusExpectation } from '../checks/check.js'
import { commandsIn, type SimpleCommand } from '../compose/command-line.js'
import { testCommand } from '../compose/health-check.js'

/** The HTTP request that a health check sends to its own container. */
export interface AskedRequest {
  readonly method: string
  /** Begins with `/`, query included. */
  readonly path: string
  /** Absent: the one of the scheme, or the service's only one. */
  readonly port?: number | undefined
  readonly headers: Readonly<Record<string, string>>
  /** What the health check takes for healthy. */
  readonly status: StatusExpectation
  /** A text that it looks for in the answer. */
  readonly contains?: string | undefined
}

/** What is known of the container in which a health check runs. */
export interface ProbedContainer {
  readonly environment: Readonly<Record<string, string>>
  /** The names under which it reaches itself, besides `localhost`. */
  readonly names: readonly string[]
}

/** @param test of a health check, as in a Compose file. @returns undefined where it asks nothing over HTTP */
export function askedRequest(test: readonly string[], container: ProbedContainer): AskedRequest | undefined {
  const filled = test.map((word) => withVariables(word, container.environment))
  const commands = commandsIn(testCommand(filled))
  const text = filled.join(' ')
  const url = urlIn(commands, text, container.names)
  if (url === undefined) return undefined
  const client = commands.find(({ program }) => program === 'curl')
  const status = statusOf(text, client)
  return {
    ...url,
    method: client === undefined ? 'GET' : methodOf(client),
    headers: client === undefined ? {} : headersOf(client),
    status,
    contains: soughtText(commands, status),
  }
}

type AskedUrl = Pick<AskedRequest, 'path' | 'port'>

/** `$PORT`, `${PORT}` and `${PORT:-8000}` as the container has them; what it does not have stays. */
function withVariables(text: string, environment: ProbedContainer['environment']): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
    (whole: string, bare?: string, braced?: string, otherwise?: string) =>
      environment[bare ?? braced ?? ''] ?? otherwise ?? whole,
  )
}

function urlIn(
  commands: readonly SimpleCommand[],
  text: string,
  names: readonly string[],
): AskedUrl | undefined {
  const words = commands.flatMap(({ args }) => args)
  for (const candidate of [...words, text]) {
    const found = ownUrl(candidate, names)
    if (found !== undefined) return found
  }
  return hostOfClient(commands, names) ?? nodeOptions(text) ?? overSocket(text)
}

/** An address of the container itself. Without a scheme it needs a port or a path: `localhost` alone is a word. */
function ownUrl(text: string, names: readonly string[]): AskedUrl | undefined {
  const hosts = ['localhost', '127\\.0\\.0\\.1', '0\\.0\\.0\\.0', '\\[::1?\\]', '\\$HOSTNAME']
  const own = [...hosts, ...names.map((name) => name.replace(/[^\w-]/g, '\\$&'))].join('|')
  const url = new RegExp(
    `(?:\\b(https?)://|(?<![\\w.@/:-]))(?:${own})(?![\\w.-])(?::(\\d+))?(/[^\\s'"\`)<>|;\\\\]*)?`,
    'i',
  )
  const [, scheme, port, path] = url.exec(text) ?? []
  if (scheme === undefined && (port === undefined || path === undefined)) return undefined
  return { path: path ?? '/', port: portOf(scheme, port) }
}

function portOf(scheme: string | undefined, port: string | undefined): number | undefined {
  if (port !== undefined) return Number(port)
  if (scheme === undefined) return undefined
  return scheme.toLowerCase() === 'https' ? 443 : 80
}

/** `curl localhost:8080`, `wget localhost`: for these programs even a bare word is an address. */
function hostOfClient(commands: readonly SimpleCommand[], names: readonly string[]): AskedUrl | undefined {
  const clients = commands.filter(({ program }) => /^(?:curl|wget|http|xh)$/.test(program))
  for (const word of clients.flatMap(({ args }) => args)) {
    if (!word.startsWith('-') && !word.includes('://')) {
      const found = ownUrl(`http://${word}`, names)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Node's `http.get({ port: 3000, path: '/health' })`. */
function nodeOptions(text: string): AskedUrl | undefined {
  if (!/\bhttps?\b['")\w.]*\.(?:get|request)\(\s*\{/.test(text)) return undefined
  const path = /\bpath:\s*['"`](\/[^'"`]*)/.exec(text)?.[1]
  const port = /\bport:\s*['"`]?(\d+)/.exec(text)?.[1]
  return path === undefined && port === undefined
    ? undefined
    : { path: path ?? '/', port: Number(port ?? 80) }
}

/** A request that a shell writes into `/dev/tcp/localhost/8080`. */
function overSocket(text: string): AskedUrl | undefined {
  const port = /\/dev\/tcp\/[^/\s]+\/(\d+)/.exec(text)?.[1]
  const path = /\b(?:GET|HEAD) (\/\S*) HTTP\//.exec(text)?.[1]
  return path === undefined || port === undefined ? undefined : { path, port: Number(port) }
}

/** Only with `--fail` does curl mind what status comes. The others mind by themselves. */
function statusOf(text: string, curl: SimpleCommand | undefined): StatusExpectation {
  if (/(?:=|\beq|\bne|\bgrep\s(?:-\w+\s)?)\s*["'^]*(?:HTTP\/\S+ )?200\b/.test(text))
    return { kind: 'codes', codes: [200] }
  const fails = curl?.args.some((arg) => /^--fail|^-[a-zA-Z]*f/.test(arg)) ?? true
  return { kind: 'below', limit: fails ? 400 : 500 }
}

function methodOf({ args }: SimpleCommand): string {
  const method = optionsOf(args, '-X', '--request')[0]
  return method !== undefined && /^[a-z]+$/i.test(method) ? method.toUpperCase() : 'GET'
}

function headersOf({ args }: SimpleCommand): Readonly<Record<string, string>> {
  const headers = optionsOf(args, '-H', '--header').flatMap((header) => {
    const [, name, value] = /^([\w-]+):\s*(.+)$/.exec(header) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(headers)
}

/** The values of `-X POST`, `-XPOST`, `--request POST`, `--request=POST`. */
function optionsOf(args: readonly string[], short: string, long: string): readonly string[] {
  return args.flatMap((arg, index) => {
    if (arg === short || arg === long) return args[index + 1] ?? []
    if (arg.startsWith(`${long}=`)) return arg.slice(long.length + 1)
    return arg.startsWith(short) && !arg.startsWith('--') ? arg.slice(short.length) : []
  })
}

/** The plain text that `grep` looks for. A pattern stays where it is: its dialects differ. */
function soughtText(commands: readonly SimpleCommand[], { kind }: StatusExpectation): string | undefined {
  const grep = commands.find(({ program }) => /^[ef]?grep$/.test(program))
  const options = grep?.args.filter((arg) => arg.startsWith('-')) ?? []
  if (options.some((option) => /^-\w*[vicef]|^--/.test(option) && option !== '--quiet')) return undefined
  const pattern = grep?.args.find((arg) => !arg.startsWith('-'))
  if (pattern === undefined || pattern === '' || kind === 'codes') return undefined
  return /[\\^$.*+?()[\]{}|]/.test(pattern) ? undefined : pattern
}
