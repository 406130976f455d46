import { isFloating } from '../../compose/image-reference.js'
import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

/** What passes today is another image tomorrow. */
export function imageLatest(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, image, build }) => {
    if (image === undefined || build !== undefined || !isFloating(image)) return []
    return finding(
      'IMAGE_LATEST',
      project.sources.at(['services', name, 'image']),
      `${image} is whatever was pushed last, so the same release may pass today and fail tomorrow`,
      'Name a version, for instance by its tag',
    )
  })
}
