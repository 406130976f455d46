import { isDeepStrictEqual } from 'node:util'
import { isBareSystem } from '../../compose/ends-at-once.js'
import type { Service } from '../../compose/project.js'

/** Whether two services run in one image. That two run in the same system says nothing of either. */
export function sharesImage(one: Service, other: Service): boolean {
  if (one.build !== undefined && isDeepStrictEqual(one.build, other.build)) return true
  return one.image !== undefined && one.image === other.image && !isBareSystem(one.image)
}
