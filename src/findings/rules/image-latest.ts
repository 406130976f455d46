import { BuiltImages } from '../../compose/built-images.js'
import { isFloating } from '../../compose/image-reference.js'
import type { ProjectRule } from '../facts.js'

/** The image that passes today may be another one tomorrow. */
export const imageLatest: ProjectRule = {
  code: 'IMAGE_LATEST',
  severity: 'warning',
  observe: ({ project, graph }) => {
    const { services, sources } = project
    // What the project builds itself is not pushed by anybody.
    const built = new BuiltImages(graph.services, project)
    return Object.values(services).flatMap(({ name, image, build }) => {
      if (image === undefined || build !== undefined || !isFloating(image)) return []
      if (built.maker(image) !== undefined) return []
      return {
        about: name,
        at: sources.at(['services', name, 'image']),
        why: `${image} is whatever was pushed last, so the same release may pass today and fail tomorrow`,
        instead: 'Name a version, for instance by its tag',
      }
    })
  },
}
