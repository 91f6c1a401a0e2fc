import type { World } from '../../store/world'
import { imageKey } from '../../ecr/images'
import { behaviour, debianRoot, layer, nodeBase, pythonBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { DAY, HOUR, putRepository, putSeedImage } from '../put-seed'
import { sameAccountPolicy } from './policies'

const payments = (version: string) =>
  buildImage({
    ...nodeBase(),
    layers: [...nodeBase().layers, layer(`payments ${version}`, 33.5, 'COPY dist ./ # buildkit', 92)],
    cmd: ['invoices.handler'],
    labels: { ...sourceLabels('immutable/payments', version, 'ab12cd34'.repeat(5)), ...behaviour('echo') },
  })

export const payments101 = payments('1.0.1')

/** Tags that cannot be moved, and a key of the account's own. */
export function putImmutablePayments(world: World, now: number): void {
  const name = 'immutable/payments'
  const kmsKey = `arn:aws:kms:${world.region}:${world.account}:key/6b1f0a52-3c7d-4e8f-9a10-b2c3d4e5f607`
  const encryption = { encryptionType: 'KMS', kmsKey }
  putRepository(world, {
    name,
    createdAt: now - 80 * DAY,
    imageTagMutability: 'IMMUTABLE',
    ...encryption,
    policyText: sameAccountPolicy,
  })
  putSeedImage(world, name, payments('1.0.0'), now - 60 * DAY, ['1.0.0'])
  putSeedImage(world, name, payments101, now - 14 * DAY, ['1.0.1'])
}

export const npxExample = buildImage({
  layers: [
    debianRoot,
    layer('npx node', 48.2, 'RUN /bin/sh -c apt-get install -y nodejs npm # buildkit', 171),
    layer('npx ric', 12.6, 'RUN /bin/sh -c npm install -g aws-lambda-ric # buildkit'),
    layer('npx app', 0.1, 'COPY app.js /var/task/ # buildkit'),
  ],
  labels: behaviour('echo'),
})

/** No ENTRYPOINT, no CMD: needs the overrides that AWS's page shows. */
export function putNpxExample(world: World, now: number): void {
  putRepository(world, { name: 'npx/example', createdAt: now - 25 * DAY, policyText: sameAccountPolicy })
  putSeedImage(world, 'npx/example', npxExample, now - 24 * DAY, ['1'])
}

const pythonRic = (tag: string) =>
  buildImage({
    layers: [
      debianRoot,
      layer('ric python', 18.9, 'RUN /bin/sh -c apt-get install -y python3 ca-certificates # buildkit'),
      layer(`ric ${tag}`, 7.3, 'COPY --from=build /function /function # buildkit'),
    ],
    entrypoint: ['/usr/bin/python3', '-m', 'awslambdaric'],
    cmd: ['app.handler'],
    workingDir: '/function',
    env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'PYTHONUNBUFFERED=1'],
    labels: behaviour('echo'),
  })

/** Was tagged `2`; a lifecycle rule has removed it, and a function still points at it. */
export const expiredRic = pythonRic('2')

/** A base of our own with the runtime interface client in it. */
export function putPythonRic(world: World, now: number): void {
  putRepository(world, { name: 'base/python-ric', createdAt: now - 65 * DAY, policyText: sameAccountPolicy })
  putSeedImage(world, 'base/python-ric', pythonRic('3'), now - 15 * DAY, ['3'])
  world.put('deletedImage', imageKey('base/python-ric', expiredRic.digest), { at: now - 6 * DAY })
}

export const tmpWriter = buildImage({
  ...pythonBase(),
  layers: [...pythonBase().layers, layer('tmp writer', 0.2, 'COPY writer.py ./ # buildkit')],
  cmd: ['writer.handler'],
  labels: behaviour('erofs'),
})

/** Writes outside /tmp when it runs. */
export function putTmpWriter(world: World, now: number): void {
  putRepository(world, { name: 'tmp/writer', createdAt: now - 22 * DAY, policyText: sameAccountPolicy })
  putSeedImage(world, 'tmp/writer', tmpWriter, now - 22 * DAY, ['1'])
}

/** An image that ECR moved to its archive: it must be restored before anything can pull it. */
export function putArchive(world: World, now: number): void {
  const name = 'archive/old'
  putRepository(world, { name, createdAt: now - 400 * DAY, policyText: sameAccountPolicy })
  const image = buildImage({ ...nodeBase(), cmd: ['old.handler'] })
  const key = imageKey(name, putSeedImage(world, name, image, now - 390 * DAY, ['0.9']))
  const record = world.get('image', key)
  if (record) world.put('image', key, { ...record, status: 'ARCHIVED', archivedAt: now - 30 * DAY })
}

const FOREIGN = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'

/** A Windows image whose base lies at Microsoft: Lambda runs Linux images only. */
export function putDotnetWindows(world: World, now: number): void {
  const name = 'legacy/dotnet-windows'
  const urls = ['https://mcr.microsoft.com/v2/windows/servercore/blobs/sha256:0f1e2d3c']
  const image = buildImage({
    os: 'windows',
    osVersion: '10.0.20348.2849',
    layers: [
      { ...layer('servercore ltsc2022', 1_480, 'Apply image ltsc2022', 4_300), mediaType: FOREIGN, urls },
      layer('dotnet app', 86, 'cmd /S /C #(nop) COPY dir in C:\\app'),
    ],
    entrypoint: ['dotnet', 'Legacy.dll'],
    workingDir: 'C:\\app',
  })
  putRepository(world, { name, createdAt: now - 300 * DAY })
  putSeedImage(world, name, image, now - 210 * DAY, ['ltsc2022'])
}

/** Nothing pushed yet. */
export const putEmpty = (world: World, now: number) =>
  putRepository(world, { name: 'empty/repo', createdAt: now - 3 * HOUR })
