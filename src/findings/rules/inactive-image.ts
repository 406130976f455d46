import { listed } from '../../common/sentence.js'
import { BuiltImages } from '../../compose/built-images.js'
import { unbuiltImages } from '../../compose/unbuilt-images.js'
import type { ProjectRule } from '../facts.js'

/** An image that the project builds, but not in this run: an old one may be judged, or none is there. */
export const inactiveImage: ProjectRule = {
  code: 'INACTIVE_IMAGE',
  severity: 'notice',
  observe: ({ project, graph }) => {
    const built = new BuiltImages(graph.services, project)
    return Object.values(project.services).flatMap((service) =>
      unbuiltImages(service, built, project).map(({ image, maker, profiles, at }) => ({
        about: service.name,
        at,
        why: `${service.name} needs the image ${image}, which ${maker} builds; the profile ${listed(profiles)} of ${maker} is not active, so the image is one that the engine has, or a registry`,
        instead: `Activate the profile with \`profiles: ${profiles[0]}\`, so that the run builds the image`,
      })),
    )
  },
}
