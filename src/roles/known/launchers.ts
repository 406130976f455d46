/** A program that runs another one, which is written in its language or belongs to its package. */
export interface Launcher {
  readonly program: string
  /** The word that has to follow. */
  readonly subcommand?: string | undefined
  /** A command line with this launcher in front of `nginx`. */
  readonly example: string
}

/** What may stand in front of a server's program; for `env`, `gosu` and the like see `compose/command-line.ts`. */
export const launchers: readonly Launcher[] = [
  { program: 'bundle', subcommand: 'exec', example: 'bundle exec nginx' },
  { program: 'pnpm', subcommand: 'exec', example: 'pnpm exec nginx' },
  { program: 'yarn', subcommand: 'exec', example: 'yarn exec nginx' },
  { program: 'poetry', subcommand: 'run', example: 'poetry run nginx' },
  { program: 'uv', subcommand: 'run', example: 'uv run nginx' },
  { program: 'pipenv', subcommand: 'run', example: 'pipenv run nginx' },
  { program: 'pdm', subcommand: 'run', example: 'pdm run nginx' },
  { program: 'npx', example: 'npx nginx' },
  { program: 'bunx', example: 'bunx nginx' },
  { program: 'yarn', example: 'yarn nginx' },
  { program: 'php', example: 'php8.2 nginx' },
  { program: 'python', example: 'python3.12 -m nginx' },
  { program: 'node', example: 'node node_modules/.bin/nginx' },
  { program: 'ruby', example: 'ruby nginx' },
]
