import { describe, expect, test } from '@jest/globals'
import { reason } from '../../../src/common/reason.js'
import type { StepFailure } from '../../../src/record/step-outcome.js'
import { failedTry, withUnbuilt } from '../../../src/steps/unbuilt-image.js'

const failure: StepFailure = { status: 'failed', detail: reason('could not be pulled: denied') }
const unbuilt = [{ image: 'base', maker: 'base', profiles: ['build', 'ci'] }]

describe('an image of an inactive profile that could not be had', () => {
  test.each(['base', 'docker.io/library/base:latest'])(
    'was not built, and the profile is named: %s',
    (image) => {
      expect(withUnbuilt(failure, image, unbuilt)).toEqual({
        status: 'failed',
        detail:
          'base, which builds the image base, belongs to the profile build and ci, which is not active; could not be pulled: denied',
        blame: 'elsewhere',
        remedy: 'activate the profile with `profiles: build`, or build the image before the gate',
      })
    },
  )

  test.each([
    ['where only that service can have made it', 'base', false],
    ['but where it may have been published', 'ghcr.io/acme/base:1', true],
    ['but where it is another image', 'debian:12', true],
  ])('is not tried again %s', (_, image, passes) => {
    const published = { image: 'ghcr.io/acme/base:1', maker: 'base', profiles: ['build'] }
    expect(failedTry(failure, image, [...unbuilt, published], true).passes).toBe(passes)
    expect(failedTry(failure, image, unbuilt, false).passes).toBe(false)
  })

  test('another image has its own reason', () => {
    expect(withUnbuilt(failure, 'debian:12', unbuilt)).toBe(failure)
    expect(withUnbuilt(failure, 'base', undefined)).toBe(failure)
  })
})
