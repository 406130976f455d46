import { listed } from '../../common/sentence.js'
import type { ServiceRoleRule } from './role-rule.js'

/** Of the time before named volumes: a container that ends at once and is there for others' `volumes_from`. */
export const holdsVolumes: ServiceRoleRule = ({ endsAtOnce, volumeUsers }) => {
  if (!endsAtOnce || volumeUsers.length === 0) return undefined
  return { role: 'companions', starts: 'if needed', why: `it only holds volumes for ${listed(volumeUsers)}` }
}
