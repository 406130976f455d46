import type { Service } from '../../project/model.js'
import { commandLine } from '../../project/words.js'

/** The commands of one line of shell, in order, each from its own program on. */
export function commands(service: Service): readonly string[] {
  return commandLine(service)
    .split(/&&|\|\||;|\n/)
    .map(bare)
    .filter((part) => part !== '')
}

/** The one that counts: what a line ends with, but for words of the shell and the like. */
export function lastCommand(service: Service): string {
  return commands(service).findLast((part) => !idle.test(part)) ?? ''
}
const idle = /^(echo|exit|true|sleep \d|printf|:|done|fi)(\s|$)/

/** Without the shell, the control word or what waits first: `wait-for-it db:5432 -- npm run migrate`. */
function bare(part: string): string {
  const trimmed = part.trim()
  const rest = trimmed.replace(beforeProgram, '')
  return rest === trimmed ? rest : bare(rest)
}
// Behind `--` these have arguments of a script, not another program.
const beforeProgram =
  /^((\S*\/)?(ba|da|a|z)?sh (-\w+ )*-\w*c\s+|(exec|do|then|else|if|while|until|!)\s+|(?!(npm|npx|pnpm|yarn|bun|cargo|dotnet|deno) ).*?\s--\s+(?=[^-\s]))/

/** Its command is one of a known server or worker, or has no end. */
export function runsOn(service: Service): boolean {
  return endless.test(commandLine(service)) || serving.test(lastCommand(service))
}
const endless =
  /(^|[\s;&|(])(while (true|:|1|\[ 1 \])|until false|for \(\( *; *; *\)\)|tail -\w*f|sleep (inf|infinity|\d+d)|--watch(All)?)(?=[\s;]|$)/i
const serving =
  /(^|[\s/])(celery( \S+)* (worker|beat|flower|events)|sidekiq|gunicorn|uvicorn|hypercorn|daphne|uwsgi|puma|unicorn|nginx|caddy run|httpd(-foreground)?|apache2-foreground|php-fpm[\d.]*|supervisord|crond?|runserver|rails s(erver)?|flask run|fastapi (run|dev)|artisan (serve|queue:work|queue:listen|horizon|schedule:work)|messenger:consume|rq worker|dramatiq|next start|pm2-runtime|nodemon|airflow (webserver|scheduler|triggerer))(\s|$)|(?<!(^|\s)(-\S+|workspace))\s(worker|serve|server|scheduler|consumer)(\s|$)/
