import type { YamlKey } from '../yaml/walk.js'

// Only Compose decides which keys exist. These lists serve to find what an author meant with a wrong key.

const ROOT = 'configs include models name networks secrets services volumes x-gate'
const SERVICE =
  'annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name ' +
  'cpu_count cpu_percent cpu_period cpu_quota cpu_shares cpus cpuset credential_spec depends_on deploy develop ' +
  'device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends ' +
  'external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links ' +
  'logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks ' +
  'oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop privileged profiles ' +
  'provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size stdin_open ' +
  'stop_grace_period ' +
  'stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from ' +
  'working_dir'
const BUILD =
  'additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements extra_hosts ' +
  'isolation labels network no_cache no_cache_filter platforms privileged provenance pull sbom secrets shm_size ssh ' +
  'tags target ulimits'
const HEALTH_CHECK = 'disable interval retries start_interval start_period test timeout'
const DEPENDENCY = 'condition required restart'

/** @param path of the map that holds the wrong key, for instance `['services', 'db']` */
export function knownKeys(path: readonly YamlKey[]): readonly string[] {
  return listFor(path)?.split(' ') ?? []
}

function listFor([section, name, part, ...rest]: readonly YamlKey[]): string | undefined {
  if (section === undefined) return ROOT
  if (section !== 'services' || name === undefined) return undefined
  if (part === undefined) return SERVICE
  if (part === 'depends_on') return rest.length === 1 ? DEPENDENCY : undefined
  if (rest.length > 0) return undefined
  return part === 'build' ? BUILD : part === 'healthcheck' ? HEALTH_CHECK : undefined
}
