import type { ImageSpec, SeedLayer } from './build-image'
import { KB, MB } from './put-seed'

/** A step of a build, in decimal megabytes. Unpacked is about 2.6 times as large unless said. */
export const layer = (
  id: string,
  megabytes: number,
  createdBy: string,
  unpackedMegabytes = megabytes * 2.6,
): SeedLayer => ({
  id,
  size: Math.round(megabytes * MB),
  unpacked: Math.round(unpackedMegabytes * MB),
  createdBy,
})

const tiny = (id: string, createdBy: string): SeedLayer => ({ id, size: 0.4 * KB, unpacked: 1.2 * KB, createdBy })

const RUNTIME_ENV = [
  'LANG=en_US.UTF-8',
  'TZ=:/etc/localtime',
  'PATH=/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  'LD_LIBRARY_PATH=/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
  'LAMBDA_TASK_ROOT=/var/task',
  'LAMBDA_RUNTIME_DIR=/var/runtime',
]

/** What an image from one of AWS's Lambda base images has: entry point, settings and four layers. */
function awsBase(runtime: string, language: SeedLayer, architecture: 'amd64' | 'arm64') {
  const of = (part: string) => `${part} ${architecture}`
  const layers = [
    layer(of('al2023 root'), 40.1, 'ADD file:1f4bd6a2 in /'),
    tiny(of('entrypoint'), 'COPY file:lambda-entrypoint.sh in /lambda-entrypoint.sh'),
    { ...language, id: of(language.id) },
    layer(of('rie'), 3.1, 'COPY file:aws-lambda-rie in /usr/local/bin/aws-lambda-rie'),
  ]
  return {
    layers,
    architecture,
    entrypoint: ['/lambda-entrypoint.sh'],
    workingDir: '/var/task',
    env: [...RUNTIME_ENV, `AWS_EXECUTION_ENV=AWS_Lambda_${runtime}`],
  } satisfies ImageSpec
}

export const nodeBase = (architecture: 'amd64' | 'arm64' = 'amd64') =>
  awsBase('nodejs22.x', layer('node 22', 44.2, 'RUN /bin/sh -c install-node-22'), architecture)

export const pythonBase = (architecture: 'amd64' | 'arm64' = 'amd64') =>
  awsBase('python3.13', layer('python 3.13', 31.6, 'RUN /bin/sh -c install-python-3.13'), architecture)

export const debianRoot = layer('debian bookworm', 29.1, 'ADD file:bookworm-slim-rootfs in /', 74.8)
export const alpineRoot = layer('alpine 3.22', 3.6, 'ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit', 8.3)

/** Labels of the OCI image specification that say where an image came from. */
export const sourceLabels = (repository: string, version: string, revision: string) => ({
  'org.opencontainers.image.source': `https://git.example.com/${repository}`,
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.revision': revision,
})

/** What a simulated invocation of the image does. */
export const behaviour = (
  name: 'echo' | 'error' | 'timeout' | 'erofs' | 'exec-format' | 'entrypoint' | 'slow-init',
) => ({
  'demo.behaviour': name,
})
