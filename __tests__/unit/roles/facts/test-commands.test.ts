import { describe, expect, test } from '@jest/globals'
import { testingIn } from '../role-sketches.js'

describe('what tests surely', () => {
  test.each([
    'npx playwright test',
    'npx vitest',
    'npx vitest --watch=false',
    'npx karma start --single-run',
    'sh -c npm ci && npx cypress run; exit $?',
    'python3 -m behave features',
    'wait-on http://web -- newman run x.json',
  ])('`%s`', (command) => {
    expect(testingIn({ build: '', command })).toBe('sure')
  })

  test('the entrypoint of an image, but not another one', () => {
    expect(testingIn({ image: 'postman/newman', command: 'run x.json' })).toBe('sure')
    expect(testingIn({ image: 'postman/newman', command: 'x', entrypoint: ['./run'] })).toBeUndefined()
    expect(testingIn({ image: 'postman/newman', command: '/bin/sh -c ./run' })).toBeUndefined()
  })
})

describe('what a runner calls the tests', () => {
  test.each([
    'npm run test:e2e',
    'go test ./...',
    'sh -c npm ci && make test',
    'python manage.py test',
    'mvn -B verify',
    'npm run test:ui:ci',
    'yarn test:ui:headless',
    'npm run ui-tests',
    'pnpm api:specs',
    'npm run cypress:run',
    'yarn cy:headless',
  ])('`%s`', (command) => {
    expect(testingIn({ build: '', command })).toBe('target')
  })
})

describe('what probably tests', () => {
  test.each([
    './run_tests.sh',
    'sbt test',
    'bundle exec rake spec',
    'npx nx e2e shop-e2e',
    'turbo run test',
    'node --test',
    'python3 -m unittest discover',
    './integration.test -test.v',
    '/entrypoint.sh tests',
    'sh -c make test && ./report',
    'curl -f http://web',
    'timeout 9 wget -O- http://web',
    'sh -c curl -s http://web | jq .ok | grep true',
    'sh -c [ $(curl -s http://web) = ok ]',
    'sh -c answer=$(curl -s http://web)',
  ])('`%s`', (command) => {
    expect(testingIn({ build: '', command })).toBe('likely')
  })
})

describe('what does not', () => {
  test.each([
    'npm run test:mock',
    'npm run cypress:install',
    'npm run tests-server',
    'npm run build:watch',
    'npm run build',
    'rails server -e test',
    'node app.js test',
    './server test',
    'flask --app tests run',
    'redoc-cli serve spec',
    './latest.sh',
    './test-data.sh',
    'sh -c curl -s http://web | ./relay',
    'sh -c ./agent --token $(curl -s http://web)',
    'sh -c until curl http://web; do sleep 1; done; ./relay',
    'node robot',
  ])('`%s`', (command) => {
    expect(testingIn({ build: '', command })).toBeUndefined()
  })
})
