import { expect, test } from '@jest/globals'
import { StepActivities } from '../../../src/run/step-activities.js'

test('what a step says is told beside what its service has printed last, whenever one of them changes', () => {
  const told: string[] = []
  const activities = new StepActivities({ activity: (id, line) => void told.push(`${id} ${line}`) })
  activities.said('ready:db', 'exit code 1')
  activities.said('ready:db', 'exit code 1')
  activities.logged('ready:db', 'starting')
  activities.said('ready:db', 'exit code 2')
  activities.logged('job:seed', 'inserting')
  expect(told).toEqual([
    'ready:db exit code 1',
    'ready:db exit code 1 · starting',
    'ready:db exit code 2 · starting',
    'job:seed inserting',
  ])
})
