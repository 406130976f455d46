import type { JsonObject } from '../../../src/common/json.js'
import type { Finding } from '../../../src/findings/finding.js'
import { ungrouped } from '../../../src/findings/grouped.js'
import type { Rule } from '../../../src/findings/rule.js'
import type { Settings } from '../../../src/settings/settings.js'
import { planned, project, type Sketch, settings } from '../plan/sketch.js'

export type Sketches = Readonly<Record<string, Sketch>>

/** A project without any finding. */
export const sound = {
  db: { image: 'mysql:8.4', probe: 'x' },
  migrate: { build: '', command: 'rake db:migrate', needs: { db: 'healthy' } },
  app: { build: '', ports: ['80'], needs: { migrate: 'completed' } },
} satisfies Sketches

/** What a plan for these services holds of one kind of finding. */
export function findingsBy(
  { code }: Pick<Rule<never>, 'code'>,
  services: Sketches,
  { by = settings(), rest = {} }: { readonly by?: Settings; readonly rest?: JsonObject } = {},
): readonly Finding[] {
  return ungrouped(planned(project(services, rest), by).findings).filter((finding) => finding.code === code)
}

/** The same in short: severity and the path that was pointed at. */
export function placesBy(...asked: Parameters<typeof findingsBy>): readonly string[] {
  return findingsBy(...asked).map(({ severity, at }) => `${severity} ${at?.file}`)
}
