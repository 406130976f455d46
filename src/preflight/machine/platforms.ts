import { object, string } from '../../common/json.js'
import type { MachineRule } from './machine-rule.js'

/** A platform that the machine can run neither itself nor by emulation; only where the engine's builder tells. */
export const foreignPlatforms: MachineRule = async ({
  services,
  plan,
  sources,
  environment,
  machine,
  ask,
}) => {
  const everywhere = environment.DOCKER_DEFAULT_PLATFORM
  const wanted = services.flatMap(({ name, raw }) => {
    const ofRun = object(object(plan.model.services)[name] ?? raw)
    const platform = string(ofRun.platform) ?? everywhere
    return platform ? [{ name, platform }] : []
  })
  if (wanted.length === 0) return []
  const { platform: own } = await machine()
  const foreign = wanted.filter(({ platform }) => normal(platform) !== normal(own))
  if (foreign.length === 0) return []
  const runnable = platformsIn((await ask(['buildx', 'inspect'])) ?? '')
  if (runnable.size === 0) return []
  return foreign
    .filter(({ platform }) => !runnable.has(normal(platform)))
    .map(({ name, platform }) => ({
      message: `${name} is for ${platform}, which the machine with the engine (${own}) cannot run`,
      instead: 'run the gate on such a machine, or set up emulation before (docker/setup-qemu-action)',
      at: sources.at(['services', name, 'platform']),
      isLacking: true,
    }))
}

/** Of `docker buildx inspect`: one line for each node of the builder in use. */
function platformsIn(answer: string): ReadonlySet<string> {
  const lines = [...answer.matchAll(/^Platforms:\s+(.+)$/gm)].map(([, line = '']) => line)
  return new Set(lines.flatMap((line) => line.split(',').map((name) => normal(name.trim()))))
}

/** One name for one platform: `linux/x86_64` and `amd64` are `linux/amd64`, `linux/arm64/v8` is `linux/arm64`. */
function normal(platform: string): string {
  const parts = platform.toLowerCase().replace(/\*$/, '').split('/')
  const [os = 'linux', architecture = '', variant] = parts.length === 1 ? ['linux', ...parts] : parts
  const name = ARCHITECTURES[architecture] ?? architecture
  const isDefault =
    variant === undefined || (name === 'arm64' && variant === 'v8') || (name === 'amd64' && variant === 'v1')
  return isDefault
    ? `${os}/${name === 'arm' && variant === undefined ? 'arm/v7' : name}`
    : `${os}/${name}/${variant}`
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  i386: '386',
  armhf: 'arm',
}
