// @ts-check
/** What the tests on a real engine start from. */
export const testImages = [
  ...['debian:bookworm-slim', 'mysql:8.4', 'mysql:5.7', 'mariadb:11', 'postgres:17'],
  ...['moby/buildkit:buildx-stable-1', 'registry:2'],
]
