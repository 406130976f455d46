import { commandsIn } from './command-line.js'
import { testCommand } from './health-check.js'
import type { Service } from './project.js'

const GRPC_CLIENTS = new Set(['grpc_health_probe', 'grpc-health-probe', 'grpcurl', 'grpc_cli'])

/** The ports that a service's health check asks over gRPC: `grpc_health_probe -addr=:7070`. */
export function grpcPorts({ healthCheck }: Pick<Service, 'healthCheck'>): ReadonlySet<number> {
  const test = healthCheck?.disabled ? undefined : healthCheck?.test
  const clients = commandsIn(test === undefined ? [] : testCommand(test)).filter(({ program }) =>
    GRPC_CLIENTS.has(withoutSystem(program)),
  )
  return new Set(clients.flatMap(({ args }) => args.flatMap(portIn)))
}

/** `grpc_health_probe` for `grpc_health_probe-linux-amd64`. */
function withoutSystem(program: string): string {
  return program.replace(/-linux.*$/, '')
}

/** `:7070`, `-addr=localhost:7070`, `[::1]:7070` */
function portIn(argument: string): readonly number[] {
  const [, port] = /(?:^|[=:\w\]]):(\d{2,5})$/.exec(argument) ?? []
  return port === undefined ? [] : [Number(port)]
}
