import { type Json, object, string } from '../../common/json.js'
import type { SimpleCommand } from '../command-line.js'
import { lastPipeline } from '../pipelines.js'

/** A script of a `package.json` that a command runs. */
export interface PackageScript {
  readonly runner: string
  readonly name: string
  readonly args: readonly string[]
}

/** Programs that run the scripts of a package. */
export const PACKAGE_RUNNERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm', 'bun'])

/** Scripts that have a subcommand of their own name. */
const OWN_SUBCOMMANDS: ReadonlySet<string> = new Set(['start', 'test', 'stop', 'restart'])

/** Options without a value that say nothing of which package is meant. */
const QUIET: ReadonlySet<string> = new Set(['-s', '--silent', '--if-present', '--loglevel=silent'])

/** How often a script may run another one. */
const MAX_NESTED_SCRIPTS = 5

/** The script that commands end with: `npm run build`, `yarn build`. Undefined: none, or one of another package. */
export function namedPackageScript(commands: readonly SimpleCommand[]): PackageScript | undefined {
  const [command, ...others] = lastPipeline(commands) ?? []
  if (command === undefined || others.length > 0 || command.join === '&') return undefined
  const { program: runner, args } = command
  if (!PACKAGE_RUNNERS.has(runner)) return undefined
  const words = args.filter((arg) => !QUIET.has(arg))
  const isRun = words[0] === 'run' || words[0] === 'run-script'
  const [name, ...rest] = isRun ? words.slice(1) : words
  if (name === undefined || name.startsWith('-') || rest.some(isOfWorkspace)) return undefined
  const isScript = isRun || runner === 'yarn' || OWN_SUBCOMMANDS.has(name)
  return isScript ? { runner, name, args: rest.filter((arg) => arg !== '--') } : undefined
}

function isOfWorkspace(arg: string): boolean {
  return /^(?:-w|--workspaces?|--filter|-F|--prefix|-C|--cwd|-r|--recursive)(?:=|$)/.test(arg)
}

/**
 * What a script runs, those it runs in turn filled in.
 * @param file the text of the `package.json`
 * @returns undefined where there is no such script
 */
export function packageScriptText(
  file: string,
  script: PackageScript,
  commandsOf: (text: string) => readonly SimpleCommand[],
): string | undefined {
  const scripts = scriptsIn(file)
  let text = scripts(script.name)
  for (let count = 0; count < MAX_NESTED_SCRIPTS && text !== undefined; count++) {
    const inner = namedPackageScript(commandsOf(text))
    text = (inner && scripts(inner.name)) ?? text
  }
  return text === undefined ? undefined : [text, ...script.args].join(' ')
}

function scriptsIn(file: string): (name: string) => string | undefined {
  try {
    const parsed: Json = JSON.parse(file)
    const scripts = object(object(parsed).scripts)
    return (name) => (Object.hasOwn(scripts, name) ? string(scripts[name]) : undefined)
  } catch {
    return () => undefined
  }
}
