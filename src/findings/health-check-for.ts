import type { KnownStore } from '../stores/known-stores.js'

/** A health check as a Compose file has it, for a store whose probe is known. */
export function healthCheckFor({ probe }: KnownStore): string | undefined {
  if (probe === undefined) return undefined
  // In a Compose file a single dollar begins a variable of Compose.
  const test = JSON.stringify(probe).replaceAll('$', '$$$$')
  return `healthcheck: {test: ${test}, interval: 5s, retries: 20}`
}
