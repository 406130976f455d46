/** What runs before a service starts, as a name of its own among services: its containers, its log, its step. */
export function preStartName(service: string): string {
  return `${service}.pre_start`
}

/** The same as people say it. */
export function preStartOf(service: string): string {
  return `${service}'s pre_start`
}
