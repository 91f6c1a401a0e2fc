import { describe, expect, it } from 'vitest'
import type { ImageDetail } from './model'
import { closestTags, hiddenSentence, platformOf, unfitness } from './platform'

const config = {
  os: 'linux',
  architecture: 'amd64',
  entryPoint: [],
  command: [],
  workingDirectory: '',
  environment: [],
  ignored: [],
  labels: {},
}
const detail = (over: Partial<typeof config> = {}): ImageDetail => ({
  digest: 'sha256:0',
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  children: [],
  layers: [],
  config: { ...config, ...over },
  configError: null,
})
const image = { mediaType: 'application/vnd.oci.image.manifest.v1+json', status: 'ACTIVE' }

describe('unfitness', () => {
  it('finds nothing against an image that fits, or that was not read', () => {
    expect(unfitness(image, detail(), 'x86_64')).toBeNull()
    expect(unfitness(image, detail({ architecture: 'arm64' }), null)).toBeNull()
    expect(unfitness(image, undefined, 'x86_64')).toBeNull()
    expect(unfitness(image, { ...detail(), config: null, configError: 'no' }, 'x86_64')).toBeNull()
  })
  it.each([
    ['index', unfitness({ ...image, mediaType: 'application/vnd.oci.image.index.v1+json' }, undefined, 'x86_64')],
    [
      'index',
      unfitness(
        { mediaType: null, status: null },
        { ...detail(), children: [{ digest: 'd', platform: 'linux/amd64', attestation: false }] },
        null,
      ),
    ],
    ['archived', unfitness({ ...image, status: 'ARCHIVED' }, undefined, 'x86_64')],
    ['windows', unfitness(image, detail({ os: 'windows' }), 'x86_64')],
    ['arm64', unfitness(image, detail({ architecture: 'arm64' }), 'x86_64')],
    ['s390x', unfitness(image, detail({ architecture: 's390x' }), null)],
  ])('names %s', (word, found) => expect(found).toMatchObject({ word }))
  it('counts what is hidden', () => {
    const one = (word: string) => ({ kind: 'os' as const, word, reason: '' })
    expect(hiddenSentence([one('arm64'), one('index'), one('arm64'), one('windows')])).toBe(
      '4 hidden: 2 arm64, 1 index, 1 windows',
    )
  })
})

it('names the platform as the image does', () => {
  expect(platformOf(detail())).toBe('linux/amd64')
  expect(platformOf(null)).toBeNull()
})

it('offers the nearest tags', () => {
  const tags = ['latest', '1.0.0', '1.1.0', 'prod', 'staging']
  expect(closestTags('lates', tags)).toEqual(['latest'])
  expect(closestTags('1.0.1', tags)).toEqual(['1.0.0', '1.1.0'])
  expect(closestTags('zzzzzz', tags)).toEqual([])
})
