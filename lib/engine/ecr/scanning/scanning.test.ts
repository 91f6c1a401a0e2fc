import {
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  paginateDescribeImageScanFindings,
  PutImageCommand,
  PutImageScanningConfigurationCommand,
  StartImageScanCommand,
  waitUntilImageScanComplete,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEngine } from '../../testing'
import { openRepository } from '../test-repository'
import { sha256 } from '../manifests'
import { catalogue } from './scan-catalogue'
import { pushImage, pushIndex, pushLayer } from '../test-push'

const repositoryName = 'app'
const DAY = 24 * 60 * 60 * 1000
const engine = await openTestEngine({ speed: 'realistic' })
let account: string
let ecr: ECRClient
const advance = (ms: number) => engine.advance(ms, account)
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const start = (imageTag: string) => ecr.send(new StartImageScanCommand({ repositoryName, imageId: { imageTag } }))
const findings = (imageTag: string) =>
  ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId: { imageTag } }))

/** An image of so many layers: some of them have vulnerabilities. */
async function pushLayers(imageTag: string, count: number, os = 'linux') {
  const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os, config: { Cmd: [imageTag] } }))
  const layers = []
  for (let i = 0; i < count; i += 1) {
    const bytes = Buffer.from(`layer ${i}`)
    const mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip'
    layers.push({
      mediaType,
      digest: await pushLayer(ecr, repositoryName, bytes).catch(() => sha256(bytes)),
      size: bytes.byteLength,
    })
  }
  const digest = await pushLayer(ecr, repositoryName, config)
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: config.byteLength },
    layers,
  })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
}

test('an image that was not scanned has no findings', async () => {
  const imageDigest = await pushImage(ecr, repositoryName, 'v1')
  await expect(findings('v1')).rejects.toMatchObject({
    name: 'ScanNotFoundException',
    message: `Image scan does not exist for the image with '{imageDigest:'null', imageTag:'v1'}' in the repository with name 'app' in the registry with id '${account}'`,
  })
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }))
  expect(imageDetails?.[0]).not.toHaveProperty('imageScanStatus')
})

test('a scan is in progress until the clock ends it, and then has findings, the worst first', async () => {
  await pushLayers('v1', 12)
  expect((await start('v1')).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
  const early = await findings('v1')
  expect(early.imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
  expect(early.imageScanFindings).toBeUndefined()
  advance(20_000)
  await waitUntilImageScanComplete({ client: ecr, maxWaitTime: 30 }, { repositoryName, imageId: { imageTag: 'v1' } })
  const { imageScanFindings, imageScanStatus, imageId } = await findings('v1')
  expect(imageScanStatus).toEqual({ status: 'COMPLETE', description: 'The scan was completed successfully.' })
  expect(imageId).toEqual({ imageTag: 'v1', imageDigest: expect.stringMatching(/^sha256:/) })
  const found = imageScanFindings?.findings ?? []
  expect(found.length).toBeGreaterThan(2)
  const order = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL']
  const ranks = found.map(({ severity = 'UNDEFINED' }) => order.indexOf(severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(found[0]?.description).toMatch(/^Simulated/)
  const counts = Object.values(imageScanFindings?.findingSeverityCounts ?? {}).reduce((sum, count) => sum + count, 0)
  expect(counts).toBe(found.length)
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
  expect(imageDetails?.[0]).toMatchObject({
    imageScanStatus: { status: 'COMPLETE' },
    imageScanFindingsSummary: { findingSeverityCounts: imageScanFindings?.findingSeverityCounts },
  })
})

test('images on one base share its findings', async () => {
  await pushLayers('base', 12)
  await pushLayers('more', 13)
  for (const tag of ['base', 'more']) await start(tag)
  advance(20_000)
  const names = async (tag: string) => (await findings(tag)).imageScanFindings?.findings?.map(({ name }) => name) ?? []
  const [base, more] = [await names('base'), await names('more')]
  expect(more).toEqual(expect.arrayContaining(base))
})

test('findings come in pages', async () => {
  await pushLayers('v1', 12)
  await start('v1')
  advance(20_000)
  const all = (await findings('v1')).imageScanFindings?.findings
  const paged = []
  const ask = { repositoryName, imageId: { imageTag: 'v1' } }
  for await (const page of paginateDescribeImageScanFindings({ client: ecr, pageSize: 1 }, ask))
    paged.push(...(page.imageScanFindings?.findings ?? []))
  expect(paged).toEqual(all)
})

test('a push begins a scan where the repository says so, and the day has one scan', async () => {
  await ecr.send(
    new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration: { scanOnPush: true } }),
  )
  await pushImage(ecr, repositoryName, 'v1')
  expect((await findings('v1')).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
  await expect(start('v1')).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'The scan quota per image has been exceeded. Wait and try again.',
  })
  advance(DAY + 1)
  expect((await start('v1')).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
})

test('what is no Linux image is not scanned', async () => {
  await pushIndex(ecr, repositoryName, 'index', [await pushImage(ecr, repositoryName, 'v1')])
  await expect(start('index')).rejects.toMatchObject({ name: 'UnsupportedImageTypeException' })
  await expect(start('nope')).rejects.toMatchObject({ name: 'ImageNotFoundException' })
  await pushLayers('windows', 1, 'windows')
  await start('windows')
  advance(20_000)
  expect((await findings('windows')).imageScanStatus).toEqual({
    status: 'FAILED',
    description: 'UnsupportedImageError: The operating system and/or package manager are not supported.',
  })
})

test('the catalogue names each vulnerability once', () => {
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length)
})
