// @ts-check
import { scene as coldBuild } from './cold-build.mjs'
import { scene as endings } from './endings.mjs'
import { scene as fleet } from './fleet.mjs'
import { servers, workers } from './forty.mjs'
import { scene as memory } from './memory.mjs'
import { scene as neverHealthy } from './never-healthy.mjs'
import { manyApps, oneApp } from './plan.mjs'
import { scene as sameBuild } from './same-build.mjs'
import { scene as slowProbe } from './slow-probe.mjs'
import { scene as startUp } from './start-up.mjs'
import { scene as todobackend } from './todobackend.mjs'

/** @type {readonly import('../model.mjs').Scene[]} */
export const scenes = [
  todobackend,
  coldBuild,
  servers,
  workers,
  endings,
  neverHealthy,
  slowProbe,
  sameBuild,
  startUp,
  oneApp,
  manyApps,
  memory,
  fleet,
]
