import type { ProjectRule } from './rule.js'

/** What a setting names has that role. */
export const namedBySetting: ProjectRule = ({ service }, { named }) => {
  const setting = named.get(service.name)
  return setting && { role: setting.role, starts: 'always', why: setting.why, at: setting.at }
}
