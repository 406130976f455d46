import { expect, test } from '@jest/globals'
import { showPath } from '../../../src/common/show-path.js'

test.each([
  ['/shop/compose.yaml', 'compose.yaml'],
  ['/shop/parts/base.yaml', 'parts/base.yaml'],
  ['/shop/..parts/base.yaml', '..parts/base.yaml'],
  ['/other/compose.yaml', '/other/compose.yaml'],
  ['/', '/'],
  ['/shop', '/shop'],
])('%s seen from /shop', (path, shown) => expect(showPath(path, '/shop')).toBe(shown))
