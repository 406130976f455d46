import type { Service } from '../compose/project.js'

/** What a service waits for by the short form of `depends_on`; not what it joins, as Compose itself adds that. */
export function shortDependencies({ dependsOn, joins }: Service): readonly string[] {
  return Object.entries(dependsOn).flatMap(([target, { condition }]) =>
    condition === 'service_started' && !joins.includes(target) ? [target] : [],
  )
}
