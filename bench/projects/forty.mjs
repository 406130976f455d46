// @ts-check
import { projectWith } from './folder.mjs'

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
 * Forty services, four levels of `service_healthy`, each ready after a second, none of them handling SIGTERM.
 * @param {'listen' | 'file'} sign what their health check looks at
 */
export function forty(sign) {
  const test = sign === 'listen' ? "bash -c '</dev/tcp/127.0.0.1/8080'" : 'test -e /tmp/ready'
  const lines = ['services:']
  for (let level = 1; level <= LEVELS; level += 1) {
    for (let index = 1; index <= WIDTH; index += 1) {
      lines.push(
        `  s${level}-${index}:`,
        '    image: debian:bookworm-slim',
        '    command: [perl, /server.pl]',
        '    volumes: ["./server.pl:/server.pl:ro"]',
        `    healthcheck: {test: "${test}", interval: 1s, retries: 60}`,
      )
      if (level > 1)
        lines.push('    depends_on:', `      s${level - 1}-${index}: {condition: service_healthy}`)
    }
  }
  const text =
    sign === 'listen' ? server : server.replace(/^my \$server.*\n/m, '').replace(/^while.*/m, 'sleep 600')
  return projectWith({ 'compose.yaml': `${lines.join('\n')}\n`, 'server.pl': text })
}
