/** Something that answers no HTTP, and where it listens. */
export interface OtherProtocol {
  readonly name: string
  readonly ports: readonly number[]
}

export const otherProtocols: readonly OtherProtocol[] = [
  // Mail, names, directories, files, remote shells and screens.
  { name: 'FTP', ports: [21] },
  { name: 'SSH', ports: [22, 2222] },
  { name: 'Telnet', ports: [23] },
  { name: 'SMTP', ports: [25, 465, 587, 1025] },
  { name: 'DNS', ports: [53] },
  { name: 'POP3', ports: [110, 995] },
  { name: 'port mapper', ports: [111] },
  { name: 'SMB', ports: [139, 445] },
  { name: 'IMAP', ports: [143, 993] },
  { name: 'LDAP', ports: [389, 636, 3268, 3269] },
  { name: 'syslog', ports: [514] },
  { name: 'rsync', ports: [873] },
  { name: 'NFS', ports: [2049] },
  { name: 'RDP', ports: [3389] },
  { name: 'VNC', ports: [5900, 5901] },
  // Other ports of data stores, and poolers in front of them.
  { name: 'AMQP over TLS', ports: [5671] },
  { name: 'ProxySQL', ports: [6032, 6033] },
  { name: 'PgBouncer', ports: [6432] },
  { name: 'Supavisor', ports: [6543] },
  { name: 'Elasticsearch transport', ports: [9300] },
  { name: 'Redis Sentinel', ports: [26379] },
  { name: 'MongoDB shard', ports: [27018, 27019] },
  { name: 'Kafka', ports: [29092] },
  { name: 'MySQL X', ports: [33060] },
  // Messages, logs, metrics and traces.
  { name: 'MQTT', ports: [1883, 8883] },
  { name: 'Graphite', ports: [2003] },
  { name: 'OpenTelemetry gRPC', ports: [4317] },
  { name: 'Erlang port mapper', ports: [4369] },
  { name: 'Beats', ports: [5044] },
  { name: 'IRC', ports: [6667] },
  { name: 'GELF', ports: [12201] },
  { name: 'Fluentd', ports: [24224] },
  { name: 'RabbitMQ cluster', ports: [25672] },
  { name: 'STOMP', ports: [61613] },
  // Calls between programs.
  { name: 'Temporal', ports: [7233] },
  { name: 'gRPC', ports: [50051, 50052] },
  // Sound and pictures.
  { name: 'RTSP', ports: [554, 8554] },
  { name: 'RTMP', ports: [1935] },
  { name: 'STUN', ports: [3478, 5349] },
  // Debuggers, and the second connection of development servers.
  { name: 'JDWP', ports: [5005] },
  { name: 'Xdebug', ports: [9003] },
  { name: 'Node.js inspector', ports: [9229, 9230] },
  { name: 'Vite reload', ports: [24678] },
  { name: 'LiveReload', ports: [35729] },
]

/** What in most images listens only while somebody develops. On the port of debugpy n8n serves. */
export const developmentServers: readonly OtherProtocol[] = [
  { name: 'Delve', ports: [2345, 40_000] },
  { name: 'Vite', ports: [5173] },
  { name: 'debugpy', ports: [5678] },
]
