import { PACKAGE_RUNNERS } from '../../compose/shell/package-script.js'
import type { KnownCommand } from './known-command.js'
import type { KnownImage } from './known-image.js'
import { wordList } from './word-list.js'

/** A server, worker or scheduler: a program that runs without end. */
export interface KnownServer extends KnownImage {
  /** Command lines that run it. */
  readonly commands: readonly KnownCommand[]
}

const celery = ['worker', 'beat', 'flower', 'events']

export const knownServers: readonly KnownServer[] = [
  // Web servers and proxies.
  {
    name: 'nginx',
    images: ['nginx', 'nginx-unprivileged'],
    commands: [{ program: 'nginx', example: 'nginx -g "daemon off;"' }],
  },
  {
    name: 'httpd',
    images: ['httpd'],
    commands: [
      { program: 'httpd', example: 'httpd -DFOREGROUND' },
      { program: 'httpd-foreground', example: 'httpd-foreground' },
      { program: 'apache2-foreground', example: 'docker-php-entrypoint apache2-foreground' },
    ],
  },
  {
    name: 'caddy',
    images: ['caddy'],
    commands: [{ program: 'caddy', subcommand: 'run', example: 'caddy run --config /etc/Caddyfile' }],
  },
  { name: 'traefik', images: ['traefik'], commands: [] },
  { name: 'haproxy', images: ['haproxy'], commands: [] },
  { name: 'envoy', images: ['envoy'], commands: [] },
  { name: 'serve', commands: [{ program: 'serve', example: 'npx serve -s build' }] },
  // Python.
  { name: 'gunicorn', commands: [{ program: 'gunicorn', example: 'gunicorn shop.wsgi -b 0.0.0.0:8000' }] },
  { name: 'uvicorn', commands: [{ program: 'uvicorn', example: 'python -m uvicorn shop:app' }] },
  { name: 'hypercorn', commands: [{ program: 'hypercorn', example: 'hypercorn shop:app' }] },
  { name: 'daphne', commands: [{ program: 'daphne', example: 'daphne shop.asgi:application' }] },
  { name: 'uwsgi', commands: [{ program: 'uwsgi', example: 'uwsgi --http=0.0.0.0:8000' }] },
  {
    name: 'django',
    commands: [
      { program: 'manage.py', subcommand: 'runserver', example: 'python manage.py runserver 0.0.0.0:8000' },
      { program: 'django-admin', subcommand: 'runserver', example: 'django-admin runserver' },
    ],
  },
  { name: 'flask', commands: [{ program: 'flask', subcommand: 'run', example: 'flask --app shop run' }] },
  {
    name: 'fastapi',
    commands: [
      { program: 'fastapi', subcommand: 'run', example: 'fastapi run shop.py' },
      { program: 'fastapi', subcommand: 'dev', example: 'fastapi dev shop.py' },
    ],
  },
  {
    name: 'celery',
    commands: [{ program: 'celery', argument: celery, example: 'celery -A shop worker -l info' }],
  },
  { name: 'rq', commands: [{ program: 'rq', subcommand: 'worker', example: 'rq worker high low' }] },
  { name: 'dramatiq', commands: [{ program: 'dramatiq', example: 'dramatiq shop.tasks' }] },
  {
    name: 'airflow',
    commands: [
      { program: 'airflow', subcommand: 'webserver', example: 'airflow webserver' },
      { program: 'airflow', subcommand: 'scheduler', example: 'airflow scheduler' },
      { program: 'airflow', subcommand: 'triggerer', example: 'airflow triggerer' },
    ],
  },
  // Ruby.
  {
    name: 'rails',
    commands: [
      { program: 'rails', subcommand: 's', example: 'bundle exec rails s -b 0.0.0.0' },
      { program: 'rails', subcommand: 'server', example: 'bin/rails server' },
    ],
  },
  { name: 'puma', commands: [{ program: 'puma', example: 'bundle exec puma -C config/puma.rb' }] },
  { name: 'unicorn', commands: [{ program: 'unicorn', example: 'unicorn -p 8080' }] },
  { name: 'sidekiq', commands: [{ program: 'sidekiq', example: 'bundle exec sidekiq' }] },
  { name: 'clockwork', commands: [{ program: 'clockwork', example: 'bundle exec clockwork clock.rb' }] },
  // PHP.
  { name: 'php-fpm', commands: [{ program: 'php-fpm', example: 'php-fpm8.2 -F' }] },
  {
    name: 'laravel',
    commands: [
      { program: 'artisan', subcommand: 'serve', example: 'php artisan serve --host 0.0.0.0' },
      { program: 'artisan', subcommand: 'queue:work', example: 'php artisan queue:work' },
      { program: 'artisan', subcommand: 'queue:listen', example: 'php artisan queue:listen' },
      { program: 'artisan', subcommand: 'horizon', example: 'php artisan horizon' },
      { program: 'artisan', subcommand: 'schedule:work', example: 'php artisan schedule:work' },
    ],
  },
  {
    name: 'symfony',
    commands: [
      {
        program: 'console',
        subcommand: 'messenger:consume',
        example: 'php bin/console messenger:consume async',
      },
    ],
  },
  // JavaScript.
  {
    name: 'next',
    commands: [
      { program: 'next', subcommand: 'start', example: 'node node_modules/.bin/next start' },
      { program: 'next', subcommand: 'dev', example: 'npx next dev' },
    ],
  },
  {
    name: 'vite',
    commands: [
      { program: 'vite', argument: ['--host*', '--port*', 'dev', 'preview'], example: 'npx vite --host' },
    ],
  },
  { name: 'pm2', commands: [{ program: 'pm2-runtime', example: 'pm2-runtime ecosystem.config.js' }] },
  // Go.
  { name: 'air', commands: [{ program: 'air', example: 'air -c .air.toml' }] },
  // Any language.
  { name: 'supervisor', commands: [{ program: 'supervisord', example: 'supervisord -n' }] },
  {
    name: 'cron',
    commands: [
      { program: 'cron', example: 'cron -f' },
      { program: 'crond', example: 'crond -f -l 8' },
    ],
  },
]

/** Command lines that wait, or start something again at every change of a file, without end. */
export const endlessCommands: readonly KnownCommand[] = [
  { program: 'tail', argument: ['-*f', '-*F'], example: 'tail -f /dev/null' },
  { program: 'sleep', subcommand: 'infinity', example: 'sleep infinity' },
  { program: 'sleep', subcommand: 'inf', example: 'sleep inf' },
  { program: 'sleep', subcommand: '*d', example: 'sleep 365d' },
  { program: 'watch', argument: ['-*'], example: 'watch -n 60 wget http://web' },
  { program: 'entr', example: 'entr -r ./server' },
  { program: 'ptw', example: 'ptw -- pytest' },
  { program: 'pytest-watch', example: 'pytest-watch' },
  { program: 'watchexec', example: 'watchexec -e go go test ./...' },
  { program: 'dotnet', subcommand: 'watch', example: 'dotnet watch run' },
  { program: 'cargo', subcommand: 'watch', example: 'cargo watch -x run' },
  { program: 'mix', subcommand: 'test.watch', example: 'mix test.watch' },
  { program: 'ginkgo', subcommand: 'watch', example: 'ginkgo watch ./...' },
  { program: 'gradle', argument: ['-t', '--continuous'], example: 'gradle -t test' },
  { program: 'gradlew', argument: ['-t', '--continuous'], example: './gradlew test --continuous' },
  { program: 'sbt', argument: ['~*'], example: 'sbt ~test' },
  { program: 'phpunit-watcher', example: 'vendor/bin/phpunit-watcher watch' },
  { program: 'guard', example: 'bundle exec guard' },
  { program: 'nodemon', example: 'npx nodemon server.js' },
  { program: 'tsx', subcommand: 'watch', example: 'npx tsx watch test.ts' },
  { program: 'vitest', subcommand: 'watch', example: 'npx vitest watch' },
  { program: 'vitest', subcommand: 'dev', example: 'npx vitest dev' },
  { program: 'vitest', argument: ['-w'], example: 'npx vitest -w' },
  { program: 'mocha', argument: ['-w'], example: 'npx mocha -w' },
  { program: 'ava', argument: ['-w'], example: 'npx ava -w' },
  { program: '--watch', example: 'npx jest --watch' },
  { program: '--watchAll', example: 'npm test -- --watchAll' },
  { program: '--ui', example: 'npx vitest run --ui' },
  { program: '--ui-host', example: 'npx playwright test --ui-host=0.0.0.0' },
  { program: '--ui-port', example: 'npx playwright test --ui-port 8080' },
]

/** What a loop asks that is always true; words in brackets are asked whether they are there. */
export const constantConditions = wordList('true : 1 sleep')

/** Programs that run the scripts of a package. */
export const packageRunners = wordList(...PACKAGE_RUNNERS)

/** Scripts of a package that run without end: `npm run dev`, `yarn start:prod`. */
export const endlessScripts = wordList('dev start serve watch worker')

/** What a part of a script's name says that comes to its end, whatever stands in front: `test:ui:ci`, `cypress:run`. */
export const endingScriptParts = wordList('run ci headless once')

/** What scripts of a package that run without end end with: `npm run test:watch`, `yarn build-watch:css`. */
export const endlessScriptEndings = wordList('watch serve server start dev ui open')

/** What a program is told to be, as its first argument: `./shop worker`, `node shop.js serve`. */
export const servingArguments = wordList('worker serve server scheduler consumer')

/** How options begin that only a server has, behind their dashes: `--bind`, `--listen-address`. */
export const servingOptions = wordList('listen bind')
