import type { ProjectRoleRule } from './role-rule.js'

/** What a setting names has that role. */
export const namedBySetting: ProjectRoleRule = ({ service }, { named }) => {
  const setting = named.get(service.name)
  return setting && { role: setting.role, starts: 'always', why: setting.why, at: setting.at }
}
