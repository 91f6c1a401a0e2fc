import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageReference, imageUri, shortImageUri } from './image-reference'
import { parseImageUri } from './image-uri'
import { imageUriInput } from './image-uri-input'

const registry = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const digest = `sha256:${'9f86d081'.repeat(8)}`
const context = { region: 'us-east-1', account: '123456789012' }
const parse = (text: string) => parseImageUri(text, context)
const shape = 'Enter an Amazon ECR image URI: account.dkr.ecr.region.amazonaws.com/repository:tag or …@sha256:digest.'
const other = `Lambda deploys only from private Amazon ECR. Push this image to ${registry} first.`

describe('parseImageUri', () => {
  it('reads a tag', () => {
    expect(parse(`${registry}/hello-world:latest`)).toEqual({
      ok: true,
      uri: `${registry}/hello-world:latest`,
      notices: [],
      parts: {
        registry,
        registryId: '123456789012',
        region: 'us-east-1',
        repository: 'hello-world',
        tag: 'latest',
        digest: null,
      },
    })
  })

  it('reads a digest, names with slashes and the other partitions', () => {
    expect(parse(`${registry}/checkout/api@${digest}`)).toMatchObject({
      ok: true,
      parts: { repository: 'checkout/api', tag: null, digest },
    })
    const china = parseImageUri('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/a.b__c/d:1', {
      ...context,
      region: 'cn-north-1',
    })
    expect(china).toMatchObject({ ok: true, parts: { repository: 'a.b__c/d', region: 'cn-north-1' } })
  })

  it('lets the digest decide when both are given', () => {
    expect(parse(`${registry}/hello-world:latest@${digest}`)).toMatchObject({
      ok: true,
      uri: `${registry}/hello-world@${digest}`,
      parts: { tag: null, digest },
      notices: ['Both given. The digest decides; the tag is dropped.'],
    })
  })

  it.each([
    [`https://${registry}/a-b:1`, ['Removed https:// from the start.']],
    [`docker://${registry}/a-b:1`, ['Removed docker:// from the start.']],
    [` "${registry}/a-b:1" `, ['Removed quotation marks.']],
    [`docker pull ${registry}/a-b:1`, ['Removed docker pull from the start.']],
    [`${registry}/ a-b:1`, ['Removed spaces.']],
    [`  ${registry}/a-b:1\n`, []],
    [`${registry}/a-b:1\u200b`, ['Removed invisible characters.']],
  ])('cleans %j', (text, notices) => expect(parse(text)).toMatchObject({ ok: true, uri: `${registry}/a-b:1`, notices }))

  it.each([
    ['', 'required', 'Container image URI is required.'],
    ['  ', 'required', 'Container image URI is required.'],
    ['nginx:1', 'otherRegistry', other],
    ['library/nginx', 'otherRegistry', other],
    ['docker.io/library/nginx:1', 'otherRegistry', other],
    ['public.ecr.aws/lambda/nodejs:22', 'otherRegistry', other],
    ['ghcr.io/a/b:1', 'otherRegistry', other],
    ['localhost:5000/a:1', 'otherRegistry', other],
    ['1234.dkr.ecr.us-east-1.amazonaws.com/a-b:1', 'shape', shape],
    ['arn:aws:ecr:us-east-1:123456789012:repository/a-b', 'shape', shape],
    [registry, 'shape', shape],
    ['what?is this', 'shape', shape],
    [`${registry}/hello-world`, 'noReference', 'Add a tag or digest.'],
    [`${registry}/hello-world:`, 'noReference', 'Add a tag or digest.'],
    [`${registry}/Hello-World:1`, 'repository', 'Repository names use lowercase letters, numbers, and . _ - /.'],
    [`${registry}/a:1`, 'repository', 'Repository names use lowercase letters, numbers, and . _ - /.'],
    [`${registry}/a-b:-1`, 'tag', 'A tag starts with a letter, number, or underscore and has at most 128 characters.'],
    [
      `${registry}/a-b:${'x'.repeat(129)}`,
      'tag',
      'A tag starts with a letter, number, or underscore and has at most 128 characters.',
    ],
    [
      `${registry}/a-b@sha256:abc`,
      'digest',
      'A digest is sha256: followed by 64 lowercase hex characters. You entered 3.',
    ],
    [
      `${registry}/a-b@${digest.replace('9f', 'GH')}`,
      'digest',
      'A digest is sha256: followed by 64 lowercase hex characters. You entered G H.',
    ],
    [
      '123456789012.dkr.ecr.sa-east-1.amazonaws.com/hello-world:latest',
      'region',
      'This image is in sa-east-1; the function is in us-east-1. Lambda needs both in the same Region.',
    ],
  ])('refuses %j', (text, problem, message) => expect(parse(text)).toMatchObject({ ok: false, problem, message }))

  it("takes another host when this connection's repositories stand there", () => {
    const repositories = [{ name: 'team/hello', uri: 'localhost:4566/team/hello', registryId: '000000000000' }]
    const parsed = parseImageUri('localhost:4566/other:1.0', { ...context, repositories })
    expect(parsed).toMatchObject({
      ok: true,
      parts: { registry: 'localhost:4566', registryId: '000000000000', repository: 'other', tag: '1.0' },
    })
  })

  it('offers the whole URI for the bare name of an own repository', () => {
    const repositories = [{ name: 'hello-world', uri: `${registry}/hello-world`, registryId: '123456789012' }]
    expect(parseImageUri('hello-world:latest', { ...context, repositories })).toMatchObject({
      suggestion: `${registry}/hello-world:latest`,
    })
  })

  it('removes what another removal uncovers', () => {
    expect(parse(`"${registry}/a-b:1"/`)).toMatchObject({
      ok: true,
      uri: `${registry}/a-b:1`,
      notices: ['Removed quotation marks.', 'Removed / from the end.'],
    })
    expect(parse(`docker pull "https://${registry}/a-b:1"`)).toMatchObject({ ok: true, uri: `${registry}/a-b:1` })
  })

  it('reads what it wrote, and is stable', () => {
    const name = fc.stringMatching(/^[a-z0-9]{2,6}(-[a-z0-9]{1,4}){0,2}(\/[a-z0-9]{1,6}){0,2}$/)
    const reference = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/),
      fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
    )
    fc.assert(
      fc.property(name, reference, (repository, ref) => {
        const uri = imageUri(`${registry}/${repository}`, ref)
        expect(parse(uri)).toMatchObject({ ok: true, uri, parts: { repository } })
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(parse(text).uri).uri).toBe(parse(text).uri)
      }),
    )
  })
})

it('shortens an image URI for a sentence', () => {
  expect(shortImageUri(`${registry}/hello-world:latest`)).toBe('hello-world:latest')
  expect(shortImageUri(`${registry}/checkout/api@${digest}`)).toBe('checkout/api@sha256:9f86d0819f86')
})

describe('imageUriInput', () => {
  it('takes what a form lets pass, wherever it stands, with its parts', () => {
    const uri = `${registry}/checkout/api:prod`
    expect(imageUriInput.parse(uri)).toEqual({ uri, ...imageReference(uri) })
    expect(imageUriInput.safeParse(`localhost:4566/a-b@${digest}`).success).toBe(true)
  })
  it.each([
    ['', 'Container image URI is required.'],
    ['nginx:1', shape],
    [`https://${registry}/a-b:1`, 'Repository names use lowercase letters, numbers, and . _ - /.'],
    [`${registry}/a-b`, 'Add a tag or digest.'],
    [`${registry}/a-b:`, shape],
    [`${registry}/a-b:-1`, 'A tag starts with a letter, number, or underscore and has at most 128 characters.'],
    [`${registry}/a-b@sha256:abc`, shape],
    [`${registry}/a b:1`, 'Repository names use lowercase letters, numbers, and . _ - /.'],
  ])('refuses %j', (uri, message) =>
    expect(imageUriInput.safeParse(uri).error?.issues.map((issue) => issue.message)).toContain(message),
  )
  it('reads every URI as the form does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9_./-]{1,12}(:[\w.-]{0,6})?(@sha256:[0-9a-f]{0,4})?$/), (rest) => {
        const typed = parse(`${registry}/${rest}`)
        if (typed.ok) expect(imageUriInput.parse(typed.uri)).toMatchObject({ repository: typed.parts.repository })
        else if (typed.uri === `${registry}/${rest}`) expect(imageUriInput.safeParse(typed.uri).success).toBe(false)
      }),
    )
  })
})
