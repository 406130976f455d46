import { listed } from '../common/sentence.js'
import { isImage, parseImage } from '../compose/image-reference.js'
import { wordsOf } from '../compose/name-words.js'
import type { Service } from '../compose/project.js'
import { runsOn } from './commands.js'
import type { Evidence } from './evidence.js'
import { isRestarted } from './long-running.js'
import type { ServiceGraph } from './service-graph.js'

/** It stands in the file for others to extend: no port, no command of its own, nobody waits for it. */
export function existsToBeExtended(service: Service, scene: ServiceGraph): Evidence | undefined {
  const { extended, extendedBy } = scene.project.sources
  if (!extended.has(service.name)) return undefined
  if (service.ports.length > 0 || scene.dependents(service.name).length > 0) return undefined
  const ownCommand = service.command !== undefined || service.entrypoint !== undefined
  if (ownCommand && !wordsOf(service.name).some((word) => baseName.test(word))) return undefined
  const by = extendedBy?.get(service.name) ?? []
  return {
    why: by.length > 0 ? `exists to be extended by ${listed([...by].sort())}` : 'exists to be extended',
  }
}
const baseName = /^(base|common|shared|template|default|defaults|release)$/

/** A build stage or a service for tests, lint or development that nothing needs, and that does not run on. */
export function forDevelopersOnly(service: Service, scene: ServiceGraph): Evidence | undefined {
  if (service.ports.length > 0 || scene.dependents(service.name).length > 0 || runsOn(service))
    return undefined
  const sure = wordsOf(service.name).find(isForDevelopers)
  if (isRestarted(service) && sure === undefined) return undefined
  const target = service.build?.target
  if (typeof target === 'string' && saysDeveloping(target) !== undefined) {
    if (isPublished(target, scene)) return undefined
    return { why: `builds another target (${target}) and nothing needs it`, path: ['build', 'target'] }
  }
  const word = sure ?? saysDeveloping(service.name)
  return word === undefined ? undefined : { why: `its name says ${word} and nothing needs it` }
}

/** The whole project is one for development where an app builds that target too. */
function isPublished(target: string, scene: ServiceGraph): boolean {
  return scene.services.some(({ build, ports }) => ports.length > 0 && build?.target === target)
}

/** A word of its name that says it runs tests. */
export function saysTesting(name: string): string | undefined {
  return wordsOf(name).find((word) => testing.test(word))
}
const testing = /^(tests?|testing|tester|unittests?|pytest|rspec|phpunit|jest)$/

/** `unit-tests`, `lint`; but words with other uses only at the end: a `build-worker` works. */
function saysDeveloping(name: string): string | undefined {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (
    last !== undefined &&
    /^(dev|development|debug|check|checks|ci|build|builder|format|bench)$/.test(last)
  ) {
    return last
  }
  return words.find(isForDevelopers)
}

function isForDevelopers(word: string): boolean {
  return testing.test(word) || developing.test(word)
}
const developing = /^(lint|linter|linting|formatter|fmt|typecheck|coverage|debugger|devcontainer|benchmark)$/

/** A console, mail catcher, exporter or the like, and nothing needs it. */
export function tool(service: Service): Evidence | undefined {
  const { image, name } = service
  const said = image === undefined ? '' : parseImage(image).name
  // What the project itself builds and publishes is a tool only where it is named after one.
  const words = service.build !== undefined && service.ports.length > 0 ? toolNames : toolWords
  if (image !== undefined && (words.test(said) || (words === toolWords && isImage(image, toolImages)))) {
    return { why: `${image} is a tool`, path: ['image'] }
  }
  const byHand = service.ports.length === 0 && handTools.test(name)
  if (byHand || words.test(wordsOf(name).join('-'))) return { why: `its name says tool (${name})` }
  return undefined
}

const toolImages = new Set([
  'adminer',
  'phpmyadmin',
  'pgadmin4',
  'pgadmin',
  'pgweb',
  'mongo-express',
  'redis-commander',
  'redisinsight',
  'rediscommander',
  'redmon',
  'cloudbeaver',
  'dbeaver',
  'sqlpad',
  'mailhog',
  'mailpit',
  'maildev',
  'mailcatcher',
  'mailtrap',
  'inbucket',
  'mailslurper',
  'smtp4dev',
  'papercut',
  'fake-smtp-server',
  'greenmail/standalone',
  'kafka-ui',
  'kafdrop',
  'akhq',
  'kouncil',
  'console-oss',
  'redpandadata/console',
  'kafka-magic',
  'cmak',
  'kibana',
  'opensearch-dashboards',
  'elasticsearch-head',
  'cerebro',
  'dejavu',
  'flower',
  'dozzle',
  'portainer',
  'portainer-ce',
  'watchtower',
  'autoheal',
  'cadvisor',
  'node-exporter',
  'prometheus',
  'alertmanager',
  'grafana',
  'loki',
  'promtail',
  'tempo',
  'alloy',
  'jaeger',
  'all-in-one',
  'zipkin',
  'otel/opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'blackbox-exporter',
  'swagger-ui',
  'swagger-editor',
  'redoc',
  'plantuml-server',
  'selenium/hub',
  'standalone-chrome',
  'standalone-chromium',
  'standalone-firefox',
  'node-chrome',
  'node-firefox',
  'browserless/chrome',
  'sonarqube',
  'ngrok',
  'localtunnel',
  'postgres-backup-local',
  'postgres-backup-s3',
  'mysql-backup',
  'duplicati',
  'restic',
  'ofelia',
])
const toolNames =
  /(^|-)(adminer|phpmyadmin|phppgadmin|pgadmin|mailhog|mailpit|maildev|mailcatcher|redis-commander|mongo-express|kafka-ui|watchtower|dozzle|portainer|ngrok|kibana|grafana|prometheus|cadvisor)(-|$)/
/** With those that an app may be called as well. */
const toolWords = new RegExp(`${toolNames.source}|(^|-)(exporter|backups?|storybook)(-|$)`)
/** Command line tools that are run by hand: `docker compose run --rm artisan …`. */
const handTools =
  /^(artisan|composer|npm|yarn|pnpm|wp-?cli|cli|console|shell|bash|psql|toolbox|tools?|rails-console)$/
