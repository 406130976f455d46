import type { Environment } from '../../src/common/environment.js'
import type { Report } from '../../src/common/problem.js'
import { beginReading } from '../../src/compose/begin-reading.js'
import type { ReadConfig } from '../../src/compose/config.js'
import * as source from '../../src/compose/load-project.js'
import type { ProjectLocation } from '../../src/settings/settings.js'

/** Reads a project from the beginning. @param cwd what paths are shown relative to */
export async function loadProject(
  location: ProjectLocation,
  readConfig: ReadConfig,
  environment: Environment,
  report: Report,
  cwd?: string,
): Promise<source.LoadedProject> {
  const begun = await beginReading(location, readConfig, environment, report, cwd)
  return begun === undefined ? {} : source.loadProject(begun, environment, report, cwd)
}
