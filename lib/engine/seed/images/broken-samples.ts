import type { World } from '../../store/world'
import { alpineRoot, behaviour, debianRoot, layer, nodeBase, pythonBase } from '../bases'
import { buildImage, type ImageSpec } from '../build-image'
import { DAY, putBareImage, putRepository, putSeedImage } from '../put-seed'
import { putSchema1 } from './schema1'

const app = layer('broken app', 2.1, 'COPY app /app # buildkit')
const python = {
  layers: [debianRoot, layer('debian python', 14.8, 'RUN /bin/sh -c apt-get install -y python3 # buildkit'), app],
}

/**
 * Each image has one thing that Lambda refuses, cannot run, ignores or sets itself. Pre-flight checks PF-05 to PF-18.
 */
const SAMPLES: Readonly<Record<string, ImageSpec>> = {
  'no-cmd': { ...python, workingDir: '/app' },
  'relative-entrypoint': {
    ...python,
    entrypoint: ['python', '-m', 'awslambdaric'],
    cmd: ['app.handler'],
    workingDir: '/app',
    labels: behaviour('entrypoint'),
  },
  'symlink-entrypoint': {
    layers: [debianRoot, layer('debian node', 48.2, 'RUN /bin/sh -c apt-get install -y nodejs npm # buildkit'), app],
    entrypoint: ['/usr/bin/npx', 'aws-lambda-ric'],
    cmd: ['index.handler'],
    workingDir: '/app',
  },
  'shell-form': { ...nodeBase(), entrypoint: ['/bin/sh', '-c', '/var/runtime/bootstrap app.handler'] },
  'no-ric': { layers: [alpineRoot, app], cmd: ['/bin/sh'], labels: behaviour('entrypoint') },
  zstd: {
    ...pythonBase(),
    layers: [
      ...pythonBase().layers,
      { ...app, id: 'app zstd', mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' },
    ],
    cmd: ['app.handler'],
    format: 'oci',
  },
  'settings-18kb': {
    ...nodeBase(),
    cmd: ['app.handler'],
    env: [
      ...nodeBase().env,
      ...Array.from({ length: 60 }, (_, i) => `FEATURE_FLAG_${String(i).padStart(2, '0')}=${'on-for-'.repeat(40)}`),
    ],
  },
  'volume-data': {
    ...nodeBase(),
    cmd: ['app.handler'],
    user: 'app',
    exposedPorts: ['8080/tcp'],
    volumes: ['/data'],
    healthcheck: ['CMD-SHELL', 'curl -f http://localhost:8080/health'],
    labels: behaviour('erofs'),
  },
  'reserved-env': {
    ...nodeBase(),
    cmd: ['app.handler'],
    env: [
      ...nodeBase().env,
      'AWS_REGION=eu-west-1',
      'AWS_LAMBDA_FUNCTION_NAME=local',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512',
    ],
  },
}

/** Its manifest is fine and its config was never pushed. */
export const withoutConfig = buildImage({ ...nodeBase(), cmd: ['lost.handler'] })
export const withoutRic = buildImage(SAMPLES['no-ric'] ?? { layers: [] })

/** A repository of images with one flaw each. */
export function putBrokenSamples(world: World, now: number): void {
  const name = 'broken/samples'
  putRepository(world, { name, createdAt: now - 55 * DAY })
  Object.entries(SAMPLES).forEach(([tag, spec], i) =>
    putSeedImage(world, name, buildImage(spec), now - (20 + i) * DAY, [tag]),
  )
  putBareImage(world, name, withoutConfig, now - 18 * DAY, ['no-config'])
  putSchema1(world, name, now - 52 * DAY)
}
