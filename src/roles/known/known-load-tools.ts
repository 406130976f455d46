import type { KnownCommand } from './known-command.js'
import type { KnownImage } from './known-image.js'

/** A tool that sends many requests, and then ends. With a policy that restarts it, it makes load without end. */
export interface KnownLoadTool extends KnownImage {
  /** Command lines that run it. */
  readonly commands: readonly KnownCommand[]
}

/** Images are those whose entrypoint is the tool, so that a command holds but its arguments. */
export const knownLoadTools: readonly KnownLoadTool[] = [
  {
    name: 'k6',
    images: ['k6'],
    commands: [{ program: 'k6', subcommand: 'run', example: 'k6 run load.js' }],
  },
  {
    name: 'artillery',
    images: ['artillery'],
    commands: [{ program: 'artillery', subcommand: 'run', example: 'artillery run load.yml' }],
  },
  {
    name: 'locust',
    commands: [{ program: 'locust', argument: ['--headless'], example: 'locust -f load.py --headless' }],
  },
  {
    name: 'jmeter',
    images: ['jmeter'],
    commands: [
      { program: 'jmeter', argument: ['-n*'], example: 'jmeter -n -t plan.jmx' },
      { program: 'jmeter.sh', argument: ['-n*'], example: '/opt/jmeter/bin/jmeter.sh -n -t plan.jmx' },
    ],
  },
  {
    name: 'gatling',
    images: ['gatling'],
    commands: [
      { program: 'gatling.sh', example: 'gatling.sh -s Shop' },
      { program: 'mvn', subcommand: 'gatling:test', example: 'mvn gatling:test' },
    ],
  },
  {
    name: 'vegeta',
    images: ['vegeta'],
    commands: [{ program: 'vegeta', subcommand: 'attack', example: 'vegeta attack -duration=10s' }],
  },
  {
    name: 'taurus',
    images: ['taurus'],
    commands: [{ program: 'bzt', example: 'bzt load.yml' }],
  },
  { name: 'ab', commands: [{ program: 'ab', example: 'ab -n 100 http://web/' }] },
  { name: 'wrk', images: ['wrk', 'wrk2'], commands: [{ program: 'wrk', example: 'wrk -d10s http://web/' }] },
  { name: 'hey', images: ['hey'], commands: [{ program: 'hey', example: 'hey -n 100 http://web/' }] },
  { name: 'siege', images: ['siege'], commands: [{ program: 'siege', example: 'siege -r 10 http://web/' }] },
  { name: 'oha', images: ['oha'], commands: [{ program: 'oha', example: 'oha -n 100 http://web/' }] },
  {
    name: 'bombardier',
    images: ['bombardier'],
    commands: [{ program: 'bombardier', example: 'bombardier -n 100 http://web/' }],
  },
]
