import { expect, test } from '@jest/globals'
import { PullWatch } from '../../../src/diagnosis/pull-watch.js'

test('a pull is told by the bytes and the layers that have come', () => {
  const watch = new PullWatch()
  expect(watch.text()).toBe('')
  watch.hear(' web Pulling \n 8a1e25ce7c4f Pulling fs layer \n e78b137be355 Already exists \n')
  expect(watch.text()).toBe('1 of 2 layers')
  watch.hear(' 8a1e25ce7c4f Downloading [=>       ]  539.4kB/28.2MB\n 8a1e25ce7c4f Down')
  expect(watch.text()).toBe('0.5 MB of 28.2 MB, 1 of 2 layers')
  watch.hear('loading [=====>   ]  14.1MB/28.2MB\r\n')
  expect(watch.text()).toBe('14.1 MB of 28.2 MB, 1 of 2 layers')
  watch.hear(' 8a1e25ce7c4f Download complete \n 8a1e25ce7c4f Extracting [=> ]  1MB/28.2MB\n')
  expect(watch.text()).toBe('28.2 MB of 28.2 MB, 1 of 2 layers')
  watch.hear(' 8a1e25ce7c4f Pull complete \n web Pulled \n')
  expect(watch.text()).toBe('28.2 MB of 28.2 MB, 2 of 2 layers')
})

test('the command docker pull tells no bytes', () => {
  const watch = new PullWatch()
  watch.hear('Using default tag: latest\n8a1e25ce7c4f: Pulling fs layer\n8a1e25ce7c4f: Download complete\n')
  expect(watch.text()).toBe('0 of 1 layers')
})
