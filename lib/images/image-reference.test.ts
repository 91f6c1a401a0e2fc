import { expect, test } from 'vitest'
import { imageReference } from './image-reference'

const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const digest = `sha256:${'0a'.repeat(32)}`

test.each([
  [
    `${host}/checkout/api:prod`,
    { registry: host, registryId: '123456789012', repository: 'checkout/api', tag: 'prod', digest: null },
  ],
  [`${host}/a@${digest}`, { registry: host, registryId: '123456789012', repository: 'a', tag: null, digest }],
  [`${host}/a:1.0@${digest}`, { registry: host, registryId: '123456789012', repository: 'a', tag: '1.0', digest }],
  ['localhost:4510/a/b:x', { registry: 'localhost:4510', registryId: null, repository: 'a/b', tag: 'x', digest: null }],
  ['repository', null],
])('%s', (uri, parts) => expect(imageReference(uri)).toEqual(parts))
