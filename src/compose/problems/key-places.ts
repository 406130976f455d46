// The maps of a Compose file whose keys the specification lists, up to Compose 5.5. `*` stands for any name, and an entry
// of a list has no place of its own.

/** Maps below a service → their keys. */
export const SERVICE_PARTS: Readonly<Record<string, string>> = {
  blkio_config: 'device_read_bps device_read_iops device_write_bps device_write_iops weight weight_device',
  configs: 'gid mode source target uid',
  credential_spec: 'config file registry',
  deploy:
    'endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config',
  'deploy.placement': 'constraints max_replicas_per_node preferences',
  'deploy.resources': 'limits reservations',
  'deploy.resources.limits': 'cpus memory pids',
  'deploy.resources.reservations': 'cpus devices generic_resources memory',
  'deploy.resources.reservations.devices': 'capabilities count device_ids driver options',
  'deploy.restart_policy': 'condition delay max_attempts window',
  'deploy.rollback_config': 'delay failure_action max_failure_ratio monitor order parallelism',
  'deploy.update_config': 'delay failure_action max_failure_ratio monitor order parallelism',
  develop: 'watch',
  'develop.watch': 'action exec ignore include initial_sync path target',
  env_file: 'format path required',
  extends: 'file service',
  logging: 'driver options',
  'models.*': 'endpoint_var model_var',
  'networks.*':
    'aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips mac_address priority',
  ports: 'app_protocol host_ip mode name protocol published target',
  post_start: 'command environment privileged user working_dir',
  pre_start: 'command environment image per_replica privileged user working_dir',
  pre_stop: 'command environment privileged user working_dir',
  secrets: 'gid mode source target uid',
  'ulimits.*': 'hard soft',
  volumes: 'bind consistency image read_only source target tmpfs type volume',
  'volumes.bind': 'create_host_path propagation recursive selinux',
  'volumes.image': 'subpath',
  'volumes.tmpfs': 'mode size',
  'volumes.volume': 'labels nocopy subpath',
}

/** Definitions outside of services → their keys. */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  'configs.*': 'content environment external file labels name template_driver',
  include: 'env_file path project_directory',
  'models.*': 'context_size model name runtime_flags',
  'networks.*': 'attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name',
  'networks.*.ipam': 'config driver options',
  'secrets.*': 'driver driver_opts environment external file labels name template_driver',
  'volumes.*': 'driver driver_opts external labels name',
}
