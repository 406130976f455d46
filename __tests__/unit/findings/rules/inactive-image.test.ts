import { expect, test } from '@jest/globals'
import { inactiveImage } from '../../../../src/findings/rules/inactive-image.js'
import { planned, project } from '../../plan/sketch.js'

test('an image whose builder has no active profile', () => {
  const plain = project({ app: { image: 'acme/base', ports: ['80'] }, db: { image: 'postgres:17' } })
  const inactive = [{ service: 'base', profiles: ['build'], builds: { image: 'acme/base' } }]
  const found = planned({ ...plain, sources: { ...plain.sources, inactive } }).findings
  expect(found.filter(({ code }) => code === inactiveImage.code)).toMatchObject([
    {
      severity: 'notice',
      at: { file: 'services.app.image' },
      message: expect.stringMatching(
        /^app needs the image acme\/base, which base builds; .*`profiles: build`, so that the run builds the image$/,
      ),
    },
  ])
})
