// @ts-check
import { projectWith } from './folder.mjs'

/** The file that makes the engine's own probes too rare to count: they are not what is measured where this is used. */
export const RARE = 'rare-probes.yaml'

const LEVELS = 4
const WIDTH = 10

// As the first process of a container it ignores SIGTERM, as many do.
const server = `use IO::Socket::INET;
sleep 1;
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 16, ReuseAddr => 1) or die;
open(my $ready, '>', '/tmp/ready'); close $ready;
while (1) { my $client = $server->accept or next; close $client }
`

/**
 * Which need which: `forty` has as many chains as a level has services.
 * @returns {string[][]} names of services, the first to start first
 */
export const chains = () =>
  Array.from({ length: WIDTH }, (_, index) =>
    Array.from({ length: LEVELS }, (_, level) => serviceAt(level + 1, index + 1)),
  )

const serviceAt = (/** @type {number} */ level, /** @type {number} */ index) => `s${level}-${index}`

/** @param {'listen' | 'file'} sign */
export const testOf = (sign) =>
  sign === 'listen' ? "bash -c '</dev/tcp/127.0.0.1/8080'" : 'test -e /tmp/ready'

/**
 * Forty services, four levels of `service_healthy`, each ready after a second, none of them handling SIGTERM.
 * @param {'listen' | 'file'} sign what their health check looks at
 */
export function forty(sign) {
  const lines = ['services:']
  for (let level = 1; level <= LEVELS; level += 1) {
    for (let index = 1; index <= WIDTH; index += 1) {
      lines.push(
        `  ${serviceAt(level, index)}:`,
        '    image: debian:bookworm-slim',
        '    command: [perl, /server.pl]',
        '    volumes: ["./server.pl:/server.pl:ro"]',
        `    healthcheck: {test: "${testOf(sign)}", interval: 1s, retries: 60}`,
      )
      if (level > 1)
        lines.push('    depends_on:', `      ${serviceAt(level - 1, index)}: {condition: service_healthy}`)
    }
  }
  const text =
    sign === 'listen' ? server : server.replace(/^my \$server.*\n/m, '').replace(/^while.*/m, 'sleep 600')
  const rare = chains()
    .flat()
    .map((service) => `  ${service}: {healthcheck: {interval: 60s}}`)
  return projectWith({
    'compose.yaml': `${lines.join('\n')}\n`,
    [RARE]: `services:\n${rare.join('\n')}\n`,
    'server.pl': text,
  })
}
