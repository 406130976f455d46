import { describe, expect, test } from '@jest/globals'
import { testingIn } from '../role-sketches.js'

describe('what tests for somebody who looks on', () => {
  test.each([
    'npm run test:watch',
    'yarn run e2e:open',
    'npx jest --watch',
    'npx cypress open --e2e',
    'pnpm cy:open',
    'npx playwright test --ui',
    'npm run test:ui',
    'npx vitest watch',
    'npx vitest --ui',
    'npx mocha -w',
    'npx wtr --watch',
    'yarn cypress:open',
    'cargo watch -x test',
    'npx nodemon --exec "npm test"',
    'watchexec -e go -- go test ./...',
    'deno test --watch',
    'node --test --watch',
    'mix test.watch',
    './gradlew test --continuous',
    'ptw',
    'npx react-scripts test',
    'npx craco test',
    'ng test --browsers=ChromeHeadless',
    'karma start',
    'vue-cli-service test:e2e',
    'sh -c npm ci && npx react-scripts test',
  ])('`%s`', (command) => {
    expect(testingIn({ build: '', command })).toBe('watched')
  })

  test('a tool that watches only on a terminal', () => {
    expect(testingIn({ build: '', command: 'npx vitest' })).toBe('sure')
    expect(testingIn({ build: '', command: 'npx vitest', raw: { stdin_open: true } })).toBe('sure')
    expect(testingIn({ build: '', command: 'npx vitest', raw: { tty: true } })).toBe('watched')
    expect(testingIn({ build: '', command: 'npx vitest run', raw: { tty: true } })).toBe('sure')
    expect(testingIn({ build: '', command: 'npx jest --ci', raw: { tty: true } })).toBe('sure')
  })

  test.each([
    ['npx vitest', 'sure'],
    ['npx react-scripts test', 'sure'],
    ['npx ng test', 'sure'],
    ['karma start', 'watched'],
    ['npx jest --watch', 'watched'],
  ])('with the variable CI, `%s` is %s', (command, testing) => {
    expect(testingIn({ build: '', command, environment: { CI: 'true' }, raw: { tty: true } })).toBe(testing)
  })

  test.each([
    'CI=true npx react-scripts test',
    'npx react-scripts test --watchAll=false',
    'npx cross-env CI=1 react-scripts test',
    'npx ng test --no-watch',
    'npx ng test --watch false',
    'npx ng test --configuration ci',
  ])('but it ends in `%s`', (command) => {
    expect(testingIn({ build: '', command: `sh -c ${command}` })).toBe('sure')
  })

  test.each(['nodemon server.js', 'tail -f test', 'cargo watch -x run'])('`%s` tests nothing', (command) => {
    expect(testingIn({ build: '', command })).toBeUndefined()
  })
})
