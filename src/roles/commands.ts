import { commandLine } from '../compose/command-line.js'
import type { Service } from '../compose/project.js'

/** The commands of one line of shell, in order, each from its own program on. */
export function commands(service: Service): readonly string[] {
  return commandLine(service)
    .split(/&&|\|\||;|\n/)
    .map(bare)
    .filter((part) => /\w/.test(part) || part === ':')
}

/** The one that counts: what a line ends with, but for words of the shell and the like. */
export function lastCommand(service: Service): string {
  return commands(service).findLast((part) => !idle.test(part)) ?? ''
}
const idle = /^(echo|exit|break|true|sleep \d|printf|:|done|fi)(\s|$)/

/** Without the shell, the control word or what waits first: `wait-for-it db:5432 -- npm run migrate`. */
function bare(part: string): string {
  const trimmed = part.trim()
  const rest = trimmed.replace(beforeProgram, '')
  return rest === trimmed ? rest : bare(rest)
}
// Behind `--` these have arguments of a script, not another program.
const beforeProgram =
  /^((\S*\/)?(ba|da|a|z)?sh (-\w+ )*-\w*c\s+|(exec|do|then|else|if|while|until|!)\s+|(?!(npm|npx|pnpm|yarn|bun|cargo|dotnet|deno) ).*?\s--\s+(?=[^-\s]))/

/** Its command has no end, or is one of a known server or worker. */
export function runsOn(service: Service): boolean {
  return isEndless(service) || servesOn(service)
}

/** It idles, watches files, or loops and nothing leaves the loop. */
export function isEndless(service: Service): boolean {
  const line = commandLine(service)
  const [, behind] = line.split(loop)
  return idling.test(line) || (behind !== undefined && !/\b(break|exit)\b/.test(behind))
}
const loop =
  /(?:^|[\s;&|(])(?:while (?:true|:|1|\[ 1 \]|sleep \S+)|until false|for \(\( *; *; *\)\))(?=[\s;]|$)/i
const idling =
  /(^|[\s;&|(])(tail -\w*f|sleep (inf|infinity|\d+d)|--watch(All)?|watch -\w+|entr|ptw|pytest-watch|watchexec|nodemon)(?=[\s;]|$)/i

/** Its program is a known server or worker, or is told to be one. */
function servesOn(service: Service): boolean {
  const command = lastCommand(service)
  const program = command.replace(launchers, '')
  return servers.test(program) || scripts.test(command) || told.test(program)
}
/** What stands in front of a program: `bundle exec`, `python -m`, `env A=b`, an image's own entrypoint. */
const launchers =
  /^((\S*\/)?(env|tini|dumb-init|(gosu|su-exec) \S+|(bundle|pnpm|yarn) exec|(poetry|uv|pipenv|pdm) run|npx|bunx|yarn|php[\d.]*|python[\d.]*|node|ruby|\S*entrypoint\S*|manage\.py|artisan|console|django-admin|-\w+|\w+=\S*)\s+)*(\S*\/)?/
const servers =
  /^(celery( \S+)* (worker|beat|flower|events)|sidekiq|gunicorn|uvicorn|hypercorn|daphne|uwsgi|puma|unicorn|nginx|caddy run|httpd(-foreground)?|apache2-foreground|php-fpm[\d.]*|supervisord|crond?|runserver|rails s(erver)?|flask( -\S+ \S+)* run|fastapi (run|dev)|serve|queue:work|queue:listen|horizon|schedule:work|messenger:consume|rq worker|dramatiq|next (start|dev)|pm2-runtime|airflow (webserver|scheduler|triggerer)|clockwork|air)(\s|$)/
/** Scripts of a package that stay: `npm run dev`, `yarn test:watch`. */
const scripts =
  /^(npm|yarn|pnpm|bun)( run)? ((dev|start|serve|watch|worker)|\S*[:-](watch|serve|server|start|dev|ui|open))(:\S+)?(\s|$)/
/** As the first argument, but not of what tests or migrates. */
const told =
  /^(?!\S*(test|e2e)|.*\bmigrate)(\S+ )?(\S+\.(py|[cm]?js|ts|rb|php) |run |exec )?(worker|serve|server|scheduler|consumer)(\s+[-/]|\s+start|\s*$)|\s--?(listen|bind)\b/
