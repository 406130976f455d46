import { planned, project, type Sketch, settings, smoke } from '../sketch.js'

export const services: Readonly<Record<string, Sketch>> = {
  test: { build: 'test' },
  release: { build: '' },
  app: { build: '', extends: 'release', ports: ['8000:8000'], needs: { db: 'healthy' }, command: 'uwsgi' },
  migrate: { build: '', extends: 'release', needs: { db: 'healthy' }, command: 'manage.py migrate' },
  acceptance: { build: 'acceptance', needs: { app: 'started' } },
  db: { image: 'mysql:5.7', probe: 'mysqlshow' },
}
const whole = planned(project(services), settings({}, smoke('GET /todos')))
/** A plan with something of everything, and one finding. */
export const plan = { ...whole, findings: whole.findings.filter(({ code }) => code === 'MIGRATION_ORDER') }
