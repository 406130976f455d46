import type { KnownImage } from './known-image.js'

/** Programs that carry logs, metrics and traces to a store. Their ports take data, or tell how they do themselves. */
export const knownShippers: readonly KnownImage[] = [
  { name: 'logstash', images: ['logstash', 'logstash-oss', 'logstash-oss-with-opensearch-output-plugin'] },
  {
    name: 'beats',
    images: ['filebeat', 'metricbeat', 'heartbeat', 'packetbeat', 'auditbeat', 'elastic-agent'],
  },
  { name: 'fluentd', images: ['fluentd', 'fluent-bit', 'fluent/fluent-bit'] },
  { name: 'vector', images: ['timberio/vector'] },
  { name: 'telegraf', images: ['telegraf'] },
  { name: 'collectd', images: ['collectd'] },
  { name: 'statsd', images: ['statsd', 'statsd-exporter'] },
  { name: 'promtail', images: ['promtail'] },
  { name: 'alloy', images: ['alloy', 'grafana/agent'] },
  {
    name: 'opentelemetry-collector',
    images: ['otel/opentelemetry-collector', 'opentelemetry-collector-contrib'],
  },
]
