import type { ProjectRoleRule } from './role-rule.js'
import { leftOut } from './role-rule.js'

/** An app: see which of the servers are apps in `facts/apps.ts`. */
export const isApp: ProjectRoleRule = ({ service }, { apps }) => {
  const reason = apps.get(service.name)
  return reason && { role: 'app', starts: 'always', ...reason }
}

/** A variant of an app, for development. */
export const isVariantOfAnApp: ProjectRoleRule = ({ service }, { variants }) => {
  const reason = variants.get(service.name)
  return reason && leftOut(reason.why, reason.path)
}

/** It publishes a port like an app, and a setting names other apps. */
export const isPassedOver: ProjectRoleRule = ({ publishes }, { settings }) => {
  if (settings.app === undefined || !publishes) return undefined
  return leftOut(`${settings.app.origin.label} does not name it and nothing needs it`)
}

/** Whatever else runs on, or may. */
export const runsBesideTheApps: ProjectRoleRule = ({ serverSign, publishes }) => {
  const why =
    serverSign === undefined
      ? 'nothing says whether it stays or ends; it starts with the apps'
      : publishes
        ? 'it carries data, and starts with the apps'
        : 'it runs without end, publishes no port, and starts with the apps'
  return { role: 'companions', starts: 'unless useless', why }
}
