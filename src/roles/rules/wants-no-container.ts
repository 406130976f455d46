import type { ServiceRoleRule } from './role-rule.js'

/** `scale: 0` and `deploy.replicas: 0`: not even what needs the service starts it. */
export const wantsNoContainer: ServiceRoleRule = ({ service: { name, replicas, raw } }) => {
  if (replicas !== 0) return undefined
  const path = ['services', name, raw.scale === undefined ? 'deploy' : 'scale']
  return { role: 'leftOut', starts: 'never', why: 'asks for 0 containers', path }
}
