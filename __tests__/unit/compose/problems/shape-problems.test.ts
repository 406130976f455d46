import { describe, expect, test } from '@jest/globals'
import { shapeProblems } from '../../../../src/compose/problems/shape-problems.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

function told(text: string) {
  return shapeProblems(treeOf({ 'compose.yaml': text })).map(
    ({ problem: { message, at, instead } }) => `${shortPlace(at)} ${message} → ${instead}`,
  )
}

const inService = (line: string) => told(`services:\n  web:\n    ${line}\n`)

describe('a value of a wrong kind', () => {
  test.each([
    [
      'image: 5',
      '3:5 services.web.image must be a string, not a number → put quotes around it: `image: "5"`',
    ],
    [
      'image: [nginx]',
      '3:5 services.web.image must be a string, not a list → write one value, for instance `image: nginx:1.27`',
    ],
    ['restart: false', '3:5 services.web.restart must be a string, not a boolean → write `restart: "no"`'],
    [
      'restart: allways',
      '3:5 services.web.restart: `allways` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `always`',
    ],
    [
      'image: MyApp:1',
      '3:5 services.web.image: `MyApp:1` has capitals, and the name of an image has none → write `myapp:1`',
    ],
    [
      'depends_on: {db: {required: true}}',
      '3:18 services.web.depends_on.db lacks its condition → write `condition: service_healthy`, `service_started` or `service_completed_successfully`',
    ],
    [
      'ports: ["80-70:80-70"]',
      '3:13 services.web.ports: `80-70:80-70` holds a range that goes down → write `"70-80:70-80"`',
    ],
    [
      'ports: ["8000-8005:80-81"]',
      '3:13 services.web.ports: `8000-8005:80-81` holds ranges of different lengths → give both as many ports: `"8000-8001:80-81"`',
    ],
    ['ports: ["8000-8005:80"]', undefined],
    [
      'healthcheck: {retries: -1}',
      '3:19 services.web.healthcheck.retries: `-1` is below 0 → write a number, for instance `retries: 2`',
    ],
    [
      'ports: 8080:80',
      '3:5 services.web.ports must be a list, not a string → write a list: `ports: ["8080:80"]`',
    ],
    [
      'command: {run: x}',
      '3:5 services.web.command must be a string or a list, not a mapping → begin each entry with `- `, for instance `command: ["npm", "start"]`',
    ],
    [
      'healthcheck: curl',
      '3:5 services.web.healthcheck must be a mapping, not a string → write keys with values, for instance `healthcheck: {test: ["CMD", "curl", "-f", "http://localhost/"]}`',
    ],
    [
      'healthcheck: {interval: 5}',
      '3:19 services.web.healthcheck.interval must be a string, not a number → write a unit: `interval: 5s`',
    ],
    [
      'environment: [A: 1]',
      '3:19 entry 1 of services.web.environment must be a string, a number or a boolean, not a mapping → write `- A=value`, or leave out every `- `',
    ],
    [
      'environment: {A: {b: 1}}',
      '3:19 services.web.environment.A must be a string, a number or a boolean, not a mapping → write one value, in quotes where it holds JSON',
    ],
    [
      'depends_on: [db: {condition: service_healthy}]',
      '3:18 entry 1 of services.web.depends_on must be a string, not a mapping → leave out the `- `: `db: {condition: service_healthy}`',
    ],
    [
      'command: [echo: a]',
      '3:15 entry 1 of services.web.command must be a string, not a mapping → put quotes around a text that holds `: `',
    ],
    [
      'cap_add: [5]',
      '3:15 entry 1 of services.web.cap_add must be a string, not a number → put quotes around it',
    ],
    ['dns: [[a]]', '3:11 entry 1 of services.web.dns must be a string, not a list → write one text an entry'],
    ['profiles: [a, ]', undefined],
  ])('%s', (line, problem) => {
    expect(inService(line)).toEqual(problem === undefined ? [] : [`compose.yaml:${problem}`])
  })

  test('of sections, and of names in them', () => {
    expect(told('volumes: [data]\n')).toEqual([
      'compose.yaml:1:1 volumes must be a mapping, not a list → write keys with values, for instance `volumes: {data: {}}`',
    ])
    expect(told('services: {my web: {image: x}}\nnetworks: {a/b: }\n')).toEqual([
      'compose.yaml:1:12 services: `my web` is no name: it may hold letters, digits, `_`, `.` and `-` → write `my-web`',
      'compose.yaml:2:12 networks: `a/b` is no name: it may hold letters, digits, `_`, `.` and `-` → write `a-b`',
    ])
    expect(told('networks:\nvolumes: {data: }\nx-a: [b]\n')).toEqual([])
  })

  test('of services, and of one service', () => {
    expect(told('services: [web]\n')[0]).toMatch(/^compose.yaml:1:1 services must be a mapping, not a list/)
    expect(told('services: {web: nginx}\n')).toEqual([
      'compose.yaml:1:12 services.web must be a mapping, not a string → write keys with values, for instance `web: {image: "nginx"}`',
    ])
  })

  test.each([
    'image: nginx\n    ports: [80, "81", {target: 82}]\n    environment: {A: , B: 1, C: true}\n    command:',
    'ports: !override ["80"]\n    expose: !reset null\n    depends_on: {db: {condition: service_started}}',
    'image: ${IMAGE}\n    healthcheck: {interval: "${EVERY}", timeout: 1m30s, test: "exit 0"}',
    'command: sh -c "echo \'it\'"\n    stop_grace_period: 0.5h',
  ])('and never what Compose takes: %j', (line) => {
    expect(inService(line)).toEqual([])
  })
})

test('what Compose may report of it, anywhere from the key to the end of the value', () => {
  const [wrong] = shapeProblems(treeOf({ 'compose.yaml': 'services: {web: {ports: ["80:x"]}}\n' }))
  expect(wrong?.covers.map(({ column, length }) => [column, length])).toEqual([
    [18, 0],
    [26, 5],
  ])
})

describe('how much of a machine a service may use', () => {
  const limits = (text: string) => inService(`deploy: {resources: {limits: {${text}}}}`)

  test.each([
    ['memory: 512 megs', /limits\.memory: `512 megs` is not a size → write `512m`$/],
    ['memory: lots', /`lots` is not a size → write a number with a unit, for instance `512m` or `1g`$/],
    ['cpus: "two"', /limits\.cpus: `two` is not a number → write how many processors it may use/],
    ['cpus: [1]', /limits\.cpus must be a string or a number, not a list/],
  ])('%s', (text, message) => {
    expect(limits(text)).toEqual([expect.stringMatching(message)])
  })

  test.each([
    'memory: 512m',
    'memory: 1.5GiB',
    'memory: "1 GB"',
    'memory: 1000',
    'cpus: 0.5',
    "cpus: '.5'",
    'cpus: 2',
  ])('%s is fine', (text) => {
    expect(limits(text)).toEqual([])
  })

  test('is told of the short keys as well', () => {
    expect(inService('mem_limit: 1 gig')).toEqual([
      expect.stringMatching(/mem_limit: `1 gig` .* → write `1g`$/),
    ])
    expect(inService('mem_limit: $LIMIT')).toEqual([])
  })
})
