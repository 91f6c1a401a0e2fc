import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseImageUri } from './image-uri'

const HOST = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const part = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'))
const repository = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/)

test('a URI with a tag gives its parts back', () => {
  fc.assert(
    fc.property(repository, tag, (name, label) => {
      expect(parseImageUri(`${HOST}/${name}:${label}`)).toEqual({
        account: '123456789012',
        region: 'us-east-1',
        repositoryUri: `${HOST}/${name}`,
        repository: name,
        tag: label,
        digest: undefined,
      })
    }),
  )
})

test('a URI with a digest, and one of China', () => {
  expect(parseImageUri(`${HOST}/a/b@${DIGEST}`)).toMatchObject({ repository: 'a/b', digest: DIGEST, tag: undefined })
  const china = '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/a:1'
  expect(parseImageUri(china)).toMatchObject({ region: 'cn-north-1', tag: '1' })
})

test.each([
  `${HOST}/app`,
  `${HOST}/app:`,
  `${HOST}/app@sha256:12`,
  `${HOST}/App:1`,
  `${HOST}/app:1@${DIGEST}`,
  `${HOST}//app:1`,
  'public.ecr.aws/lambda/nodejs:20',
  'nginx:latest',
  '12345.dkr.ecr.us-east-1.amazonaws.com/app:1',
  `https://${HOST}/app:1`,
])('Lambda takes no image from %s', (uri) => {
  expect(parseImageUri(uri)).toBeUndefined()
})
