import { isFloating } from '../../compose/image-reference.js'
import type { ProjectRule } from '../facts.js'

/** The image that passes today may be another one tomorrow. */
export const imageLatest: ProjectRule = {
  code: 'IMAGE_LATEST',
  severity: 'warning',
  observe: ({ project: { services, sources } }) =>
    Object.values(services).flatMap(({ name, image, build }) => {
      if (image === undefined || build !== undefined || !isFloating(image)) return []
      return {
        at: sources.at(['services', name, 'image']),
        why: `${image} is whatever was pushed last, so the same release may pass today and fail tomorrow`,
        instead: 'Name a version, for instance by its tag',
      }
    }),
}
