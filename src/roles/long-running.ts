import { isImage } from '../compose/image-reference.js'
import type { Service } from '../compose/project.js'
import { isEndless, runsOn } from './commands.js'
import type { ServiceGraph } from './service-graph.js'

/** What the file says of it is said of nothing that ends: a port, a health check, someone who waits for health, no end. */
export function isKeptUp(service: Service, scene: ServiceGraph): boolean {
  const probed = service.healthCheck !== undefined && !service.healthCheck.disabled
  const awaited = scene.dependents(service.name).some(({ condition }) => condition === 'service_healthy')
  return service.ports.length > 0 || probed || awaited || isEndless(service)
}

/** And what it runs has no end either: a known server or worker. */
export function isLongRunning(service: Service, scene: ServiceGraph): boolean {
  return isKeptUp(service, scene) || runsOn(service) || isServerImage(service)
}

/** A policy that means "for ever", but that people also leave on migrations and tests by mistake. */
export function isRestarted({ restart }: Service): boolean {
  return restart === 'always' || restart === 'unless-stopped'
}

/** It brings its own command or entrypoint; without one the image decides. */
export function hasOwnCommand({ command, entrypoint }: Service): boolean {
  return command !== undefined || entrypoint !== undefined
}

function isServerImage(service: Service): boolean {
  return !hasOwnCommand(service) && isImage(service.image, serverImages)
}
const serverImages = new Set(['nginx', 'nginx-unprivileged', 'httpd', 'caddy', 'traefik', 'haproxy', 'envoy'])
