import { expect, test } from '@jest/globals'
import { composeProblems } from '../../../../src/compose/problems/compose-problems.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const text =
  'services:\n  a: {image: "${TAG:?}", depends_on: [b]}\n  b: {image: x, depends_on: [a], scale: many}\n'

function problems(stderr: string, isWhole = true) {
  const tree = treeOf({ 'compose.yaml': text }, { isWhole })
  return composeProblems({ exitCode: 1, stderr }, tree).map(({ message, at }) => [message, shortPlace(at)])
}

const own = [
  ['required variable TAG is missing a value', 'compose.yaml:2:15'],
  ['dependency cycle detected: a -> b -> a', 'compose.yaml:2:39'],
]

test('what the files show is told beside what Compose says, and nothing twice', () => {
  expect(problems('services.b.scale must be an integer')).toEqual([
    ['services.b.scale must be an integer', 'compose.yaml:3:34'],
    ...own,
  ])
  expect(problems('required variable TAG is missing a value')).toEqual(own)
  expect(problems('dependency cycle detected: b -> a -> b')).toEqual(own)
})

test('where not all files can be read, only what Compose says', () => {
  expect(problems('services.b.scale must be an integer', false)).toHaveLength(1)
})

test('several messages about types, without warnings', () => {
  const stderr = `time="…" level=warning msg="x"
decoding failed due to the following error(s):

'services[a].image' expected type 'string'
'services[b].scale' cannot parse value as 'int'`
  expect(problems(stderr, false).map(([, place]) => place)).toEqual(['compose.yaml:2:7', 'compose.yaml:3:34'])
})

test('an end without a word', () => {
  const [only] = composeProblems({ exitCode: 14, stderr: '' }, treeOf({}))
  expect(only?.message).toBe('docker compose config ended with 14 and said nothing')
})

test('a value of a wrong kind is told once, however Compose words it', () => {
  const tree = treeOf({ 'compose.yaml': 'services: {a: {image: 5}}\n' })
  for (const stderr of ['services.a.image must be a string', "services.a.image: that's no good at all"]) {
    const problems = composeProblems({ exitCode: 1, stderr }, tree)
    expect(problems.map(({ instead }) => instead)).toEqual(['put quotes around it: `image: "5"`'])
  }
})

test('a wrong port is told once, with its place, though Compose names neither service nor place', () => {
  const tree = treeOf({ 'compose.yaml': 'services: {a: {image: x, ports: ["x:80", "1.2.3.4:80:80:80"]}}\n' })
  const stderrs = [
    'invalid hostPort: x',
    'Invalid ip address 1.2.3.4:80: address 1.2.3.4:80:: too many colons',
  ]
  for (const stderr of [...stderrs, 'invalid IP address: 1.2.3.4:80']) {
    const problems = composeProblems({ exitCode: 1, stderr }, tree)
    // Inside the second text where Compose says which part of it is wrong.
    const places = [
      expect.stringMatching(/^compose\.yaml:1:34$/),
      expect.stringMatching(/^compose\.yaml:1:4[23]$/),
    ]
    expect(problems.map(({ at }) => shortPlace(at))).toEqual(places)
  }
})

test.each([
  ['${A}:${B}', 'No port specified: :<empty>', '`:` is not a port', 'set B in the environment'],
  ['80:$B', 'No port specified: 80:<empty>', '`80:` is not a port', 'set B in the environment'],
  ['${SET}:80', 'invalid hostPort: x', '`x:80` is not a port', 'write HOST:CONTAINER'],
])('the port `%s` is told once, as it is filled in', (port, stderr, message, instead) => {
  const text = `services:\n  a:\n    image: x\n    ports: ["${port}", "$\{SET:-8080}:80", "$\{A:-$\{B:-80}}:80"]\n`
  const tree = { ...treeOf({ 'compose.yaml': text }), environment: () => ({ SET: 'x' }) }
  const [first, ...others] = composeProblems({ exitCode: 1, stderr }, tree)
  expect([first?.message, shortPlace(first?.at)]).toEqual([
    `services.a.ports: ${message}, as \`${port}\` is filled in`,
    'compose.yaml:4:13',
  ])
  expect(first?.instead).toContain(instead)
  // The other port has the same variable.
  expect(others.map(({ at }) => at?.line)).toEqual([4])
})

test('what an old Compose says of the value of a newer key is no problem of its own', () => {
  const text = 'services:\n  a:\n    image: x\n    env_file: [{path: ./e, format: raw}]\n'
  const answer = { exitCode: 1, stderr: 'unsupported env_file format "raw"' }
  const told = composeProblems(answer, treeOf({ 'compose.yaml': text }), undefined, '2.26.1')
  expect(told.map(({ message, isLacking }) => [message, isLacking])).toEqual([
    ['format needs Docker Compose 2.30 or later, this is 2.26.1', true],
  ])
})

test('a crash of Compose is told in one line, or by what the files show to be wrong', () => {
  const stderr =
    'panic: interface conversion: interface {} is nil, not string\n\ngoroutine 1 [running]:\nx.go:1\n'
  const [only, ...others] = composeProblems(
    { exitCode: 2, stderr },
    treeOf({ 'compose.yaml': 'services: {}\n' }),
  )
  expect(only?.message).toBe(
    'docker compose config crashed on these files: interface conversion: interface {} is nil, not string',
  )
  expect([only?.instead, others]).toEqual([expect.stringContaining('of the wrong kind'), []])
  const tree = treeOf({ 'compose.yaml': 'services:\n  a: {extends: {service: }}\n' })
  expect(composeProblems({ exitCode: 2, stderr }, tree).map(({ message }) => message)).toEqual([
    'services.a.extends names no service',
  ])
})

test.each([
  'invalid spec: :/data: empty section between colons',
  'error while interpolating services.a.cpus: failed to cast to expected type: strconv.ParseFloat: parsing "": invalid syntax',
])('what variables that are not set make wrong is told once: %s', (stderr) => {
  const file = 'services:\n  a: {image: x, volumes: ["${HERE}:/data"], cpus: "${CPUS}"}\n'
  const tree = treeOf({ 'compose.yaml': file })
  expect(composeProblems({ exitCode: 1, stderr }, tree).map(({ message }) => message)).toEqual([
    'services.a.volumes: `:/data` lacks a part, as `${HERE}:/data` is filled in',
    'services.a.cpus: `` is not a number, as `${CPUS}` is filled in',
  ])
})
