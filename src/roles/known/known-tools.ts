import type { KnownCommand } from './known-command.js'
import type { KnownImage } from './known-image.js'

/** A console, mail catcher, monitor or the like: something beside a release, not a part of it. */
export interface KnownTool extends KnownImage {
  /** Names that say this tool wherever they stand in a service's or an image's name; absent: the image alone counts. */
  readonly alias?: readonly string[] | undefined
  /** Command lines that run it, in whatever image. Absent: none is known. */
  readonly commands?: readonly KnownCommand[] | undefined
  /** It acts on what belongs to others (containers, copies of data), so it is never the product itself. */
  readonly actsOnOthers?: true | undefined
}

export const knownTools: readonly KnownTool[] = [
  // Consoles of databases.
  { name: 'adminer', images: ['adminer'], alias: ['adminer'] },
  { name: 'phpmyadmin', images: ['phpmyadmin'], alias: ['phpmyadmin'] },
  { name: 'phppgadmin', images: ['phppgadmin'], alias: ['phppgadmin'] },
  { name: 'pgadmin', images: ['pgadmin4', 'pgadmin'], alias: ['pgadmin'] },
  { name: 'phpldapadmin', images: ['phpldapadmin'], alias: ['phpldapadmin'] },
  { name: 'pgweb', images: ['pgweb'] },
  { name: 'mongo-express', images: ['mongo-express'], alias: ['mongo-express'] },
  { name: 'redis-commander', images: ['redis-commander', 'rediscommander'], alias: ['redis-commander'] },
  { name: 'redisinsight', images: ['redisinsight'] },
  { name: 'redmon', images: ['redmon'] },
  { name: 'cloudbeaver', images: ['cloudbeaver'] },
  { name: 'dbeaver', images: ['dbeaver'] },
  { name: 'sqlpad', images: ['sqlpad'] },
  {
    name: 'prisma-studio',
    commands: [{ program: 'prisma', subcommand: 'studio', example: 'npx prisma studio --port 5555' }],
  },
  {
    name: 'drizzle-studio',
    commands: [{ program: 'drizzle-kit', subcommand: 'studio', example: 'npx drizzle-kit studio' }],
  },
  // Mail catchers.
  { name: 'mailhog', images: ['mailhog'], alias: ['mailhog'] },
  { name: 'mailpit', images: ['mailpit'], alias: ['mailpit'] },
  { name: 'maildev', images: ['maildev'], alias: ['maildev'] },
  { name: 'mailcatcher', images: ['mailcatcher'], alias: ['mailcatcher'] },
  { name: 'mailtrap', images: ['mailtrap'] },
  { name: 'inbucket', images: ['inbucket'] },
  { name: 'mailslurper', images: ['mailslurper'] },
  { name: 'smtp4dev', images: ['smtp4dev'] },
  { name: 'papercut', images: ['papercut'] },
  { name: 'fake-smtp-server', images: ['fake-smtp-server'] },
  { name: 'greenmail', images: ['greenmail/standalone'] },
  // Consoles of brokers and search engines.
  { name: 'kafka-ui', images: ['kafka-ui'], alias: ['kafka-ui'] },
  { name: 'kafdrop', images: ['kafdrop'] },
  { name: 'schema-registry-ui', images: ['schema-registry-ui'] },
  { name: 'kafka-connect-ui', images: ['kafka-connect-ui'] },
  { name: 'kafka-topics-ui', images: ['kafka-topics-ui'] },
  { name: 'akhq', images: ['akhq'] },
  { name: 'kouncil', images: ['kouncil'] },
  { name: 'redpanda-console', images: ['console-oss', 'redpandadata/console'] },
  { name: 'kafka-magic', images: ['kafka-magic'] },
  { name: 'cmak', images: ['cmak'] },
  { name: 'kibana', images: ['kibana'], alias: ['kibana'] },
  { name: 'opensearch-dashboards', images: ['opensearch-dashboards'] },
  { name: 'elasticsearch-head', images: ['elasticsearch-head'] },
  { name: 'cerebro', images: ['cerebro'] },
  { name: 'dejavu', images: ['dejavu'] },
  {
    name: 'flower',
    images: ['flower'],
    commands: [{ program: 'celery', subcommand: 'flower', example: 'celery -A shop flower --port=5555' }],
  },
  // Care of containers.
  { name: 'dozzle', images: ['dozzle'], alias: ['dozzle'] },
  { name: 'portainer', images: ['portainer', 'portainer-ce'], alias: ['portainer'] },
  { name: 'watchtower', images: ['watchtower'], alias: ['watchtower'], actsOnOthers: true },
  { name: 'autoheal', images: ['autoheal'], actsOnOthers: true },
  { name: 'ofelia', images: ['ofelia'], actsOnOthers: true },
  // Metrics, logs and traces.
  { name: 'cadvisor', images: ['cadvisor'], alias: ['cadvisor'] },
  { name: 'node-exporter', images: ['node-exporter'] },
  { name: 'blackbox-exporter', images: ['blackbox-exporter'] },
  { name: 'prometheus', images: ['prometheus'], alias: ['prometheus'] },
  { name: 'pushgateway', images: ['pushgateway'], alias: ['pushgateway'] },
  { name: 'alertmanager', images: ['alertmanager'], alias: ['alertmanager'] },
  { name: 'seq', images: ['datalust/seq'] },
  { name: 'grafana', images: ['grafana', 'otel-lgtm'], alias: ['grafana'] },
  { name: 'loki', images: ['loki'] },
  { name: 'promtail', images: ['promtail'] },
  { name: 'tempo', images: ['tempo'] },
  { name: 'mimir', images: ['mimir'] },
  { name: 'pyroscope', images: ['pyroscope'] },
  { name: 'alloy', images: ['alloy'] },
  { name: 'jaeger', images: ['jaeger', 'all-in-one'] },
  { name: 'zipkin', images: ['zipkin'] },
  {
    name: 'opentelemetry-collector',
    images: ['otel/opentelemetry-collector', 'opentelemetry-collector-contrib'],
  },
  // Documents of APIs, and diagrams.
  { name: 'swagger', images: ['swagger-ui', 'swagger-editor'] },
  { name: 'redoc', images: ['redoc'] },
  { name: 'plantuml', images: ['plantuml-server'] },
  // Browsers that tests drive.
  { name: 'selenium', images: ['selenium/*', 'seleniarm/*'] },
  {
    name: 'playwright',
    commands: [
      { program: 'playwright', subcommand: 'run-server', example: 'npx playwright run-server --port 3000' },
    ],
  },
  { name: 'browserless', images: ['browserless/*'] },
  // Quality of code.
  { name: 'sonarqube', images: ['sonarqube'] },
  // Tunnels.
  { name: 'ngrok', images: ['ngrok'], alias: ['ngrok'] },
  { name: 'localtunnel', images: ['localtunnel'] },
  { name: 'cloudflared', images: ['cloudflared'] },
  // Backups.
  {
    name: 'postgres-backup',
    images: ['postgres-backup-local', 'postgres-backup-s3'],
    actsOnOthers: true,
  },
  { name: 'mysql-backup', images: ['mysql-backup'], actsOnOthers: true },
  { name: 'duplicati', images: ['duplicati'], actsOnOthers: true },
  { name: 'restic', images: ['restic'], actsOnOthers: true },
]
