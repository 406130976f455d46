import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { locationIn } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'
import { prepare } from '../../harness/prepare.js'
import { servicesByRole } from '../../unit/plan/sketch.js'

async function rolesOf(files: Readonly<Record<string, string>>) {
  await using folder = await Folder.with(files)
  const location = locationIn(folder.path)
  const request = { given: {}, location, problems: [] }
  const compose = new Compose(location, process.env, systemClock)
  return servicesByRole((await prepare(request, compose, process.env, new AbortController().signal)).plan)
}

test('tests by the image that theirs is built from', async () => {
  const compose = `services:
  backend: { image: "acme/api:1", ports: ["8000:8000"] }
  webTests: { build: ./t, depends_on: [backend] }
  playwright: { build: ./e2e, depends_on: [backend], ports: ["9323:9323"] }
  report: { build: ./report, ports: ["9324:9324"] }
  scraper: { build: ./scraper, ports: ["8001:8001"] }
`
  expect(
    await rolesOf({
      'compose.yaml': compose,
      't/Dockerfile': 'FROM cypress/included:13\nCOPY . /e2e\n',
      'e2e/Dockerfile': 'FROM mcr.microsoft.com/playwright:v1.49.0-noble\nCMD npx playwright test\n',
      'report/Dockerfile': 'FROM mcr.microsoft.com/playwright:v1.49.0-noble\n',
      'scraper/Dockerfile':
        'FROM mcr.microsoft.com/playwright/python:v1.49.0\nCMD ["uvicorn", "scraper:app"]\n',
    }),
  ).toEqual({ app: ['backend', 'scraper'], acceptance: ['playwright', 'webTests'], leftOut: ['report'] })
})

test('a job, a worker and a store by what their Dockerfiles start', async () => {
  const compose = `services:
  web: { image: "acme/web:1", ports: ["8000:8000"] }
  rows: { build: ./rows }
  mails: { build: ./mails }
  orders: { build: ./orders }
`
  expect(
    await rolesOf({
      'compose.yaml': compose,
      'rows/Dockerfile': 'FROM alpine:3\nCMD ["cp", "-r", "/in", "/out"]\n',
      'mails/Dockerfile': 'FROM python:3.12\nCMD celery -A shop worker\n',
      'orders/Dockerfile': 'FROM postgres:16\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
    }),
  ).toEqual({ app: ['web'], database: ['orders'], companions: ['mails'], job: ['rows'] })
})

test('a job, a migration, a worker and a store by the scripts that they begin with', async () => {
  const compose = `services:
  db: { image: "postgres:16" }
  web: { image: "acme/web:1", ports: ["8000:8000"], depends_on: [db] }
  rows: { image: "alpine:3", command: sh /s/rows.sh, volumes: ["./s:/s:ro"] }
  tables: { image: "postgres:16", command: bash -c "sleep 2 && /s/tables.sh", volumes: ["./s:/s:ro"] }
  mails: { build: ./mails }
  other: { image: "alpine:3", command: sh /s/other.sh, volumes: ["./s:/s:ro"] }
  orders: { build: ./orders }
`
  expect(
    await rolesOf({
      'compose.yaml': compose,
      's/rows.sh': 'until nc -z web 80; do sleep 1; done\ncurl -X PUT http://web/rows\n',
      's/tables.sh': '#!/bin/bash\npsql -h db -f /s/tables.sql\n',
      's/other.sh': 'acme --daemon\n',
      'mails/Dockerfile': 'FROM python:3.12\nCOPY go /go\nCMD ["/go", "worker"]\n',
      'mails/go': '#!/bin/sh\nexec celery -A shop "$@"\n',
      'orders/Dockerfile': 'FROM postgres:16\nCOPY start /start\nENTRYPOINT ["/start"]\n',
      'orders/start': '#!/bin/sh\nexec docker-entrypoint.sh postgres -c fsync=off\n',
    }),
  ).toEqual({
    ...{ app: ['web'], database: ['db', 'orders'], migrate: ['tables'], job: ['rows'] },
    companions: ['mails', 'other'],
  })
})
