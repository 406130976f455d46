import { isOlder } from '../../common/version-order.js'
import type { MachineRule } from './machine-rule.js'

/** A version of the API that docker and Compose shall speak, and that the engine does not. */
export const refusedApiVersion: MachineRule = async ({ environment, machine }) => {
  const wanted = environment.DOCKER_API_VERSION?.replace(/^v/, '') ?? ''
  if (wanted === '') return []
  const { apiVersion: newest, oldestApiVersion: oldest, isDocker } = await machine()
  // Other engines may take any version.
  if (!isDocker || (!isOlder(wanted, oldest) && !isOlder(newest, wanted))) return []
  return [
    {
      message: `the variable DOCKER_API_VERSION is ${wanted}, and the engine speaks ${oldest} to ${newest}`,
      instead: 'leave the variable out: docker and the engine agree on a version by themselves',
      isLacking: true,
    },
  ]
}
