/** What Compose prints of a project with one web server. @param more of the service */
export function webModel(more: object = {}) {
  const web = {
    command: null,
    entrypoint: null,
    image: 'acme/web:1',
    networks: { default: null },
    ports: [{ mode: 'ingress', target: 80, protocol: 'tcp' }],
    ...more,
  }
  return { name: 'p', networks: { default: { name: 'p_default', ipam: {} } }, services: { web } }
}
