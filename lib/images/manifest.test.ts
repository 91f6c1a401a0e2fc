import { describe, expect, it } from 'vitest'
import { isIndex, parseConfiguration, parseManifest } from './manifest'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`

describe('parseManifest', () => {
  it('reads an image', () => {
    const manifest = {
      schemaVersion: 2,
      config: { digest: digest('a'), size: 7, mediaType: 'c' },
      layers: [{ digest: digest('b'), size: 9, mediaType: 'l' }],
    }
    expect(parseManifest(JSON.stringify(manifest), 'application/vnd.oci.image.manifest.v1+json')).toEqual({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      children: [],
      layers: [{ digest: digest('b'), size: 9, mediaType: 'l' }],
      config: { digest: digest('a'), size: 7 },
    })
  })
  it('reads an index and tells attestations from images', () => {
    const manifests = [
      { digest: digest('a'), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { digest: digest('b'), platform: { os: 'unknown', architecture: 'unknown' } },
      { digest: digest('c'), annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
    ]
    const { children, config } = parseManifest(JSON.stringify({ manifests }), null)
    expect(config).toBeNull()
    expect(children.map(({ platform, attestation }) => [platform, attestation])).toEqual([
      ['linux/arm64/v8', false],
      ['unknown/unknown', true],
      ['unknown', true],
    ])
  })
  it('throws on what is no manifest', () => expect(() => parseManifest('<html>', null)).toThrow())
})

describe('parseConfiguration', () => {
  it('reads the settings and lists what Lambda ignores', () => {
    const config = {
      os: 'linux',
      architecture: 'arm64',
      config: {
        Entrypoint: ['/lambda-entrypoint.sh'],
        Cmd: ['app.handler'],
        WorkingDir: '/var/task',
        Env: ['A=b=c', 'EMPTY='],
        User: 'app',
        ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
        Volumes: { '/data': {} },
        Healthcheck: { Test: ['CMD', 'true'] },
        StopSignal: 'SIGTERM',
        Labels: { a: 'b' },
      },
    }
    expect(parseConfiguration(JSON.stringify(config))).toEqual({
      os: 'linux',
      architecture: 'arm64',
      entryPoint: ['/lambda-entrypoint.sh'],
      command: ['app.handler'],
      workingDirectory: '/var/task',
      environment: [
        { name: 'A', value: 'b=c' },
        { name: 'EMPTY', value: '' },
      ],
      ignored: [
        'USER app',
        'EXPOSE 8080',
        'EXPOSE 53/udp',
        'VOLUME /data',
        'HEALTHCHECK CMD true',
        'STOPSIGNAL SIGTERM',
      ],
      labels: { a: 'b' },
    })
  })
  it('takes null and absent as empty', () => {
    const empty = { entryPoint: [], command: [], workingDirectory: '', environment: [], ignored: [], labels: {} }
    expect(parseConfiguration('{"architecture":"amd64","config":{"Entrypoint":null,"Cmd":null}}')).toMatchObject(empty)
    expect(parseConfiguration('{"architecture":"amd64","os":"linux"}')).toMatchObject(empty)
  })
})

it('knows an index by its type', () => {
  expect(isIndex('application/vnd.oci.image.index.v1+json')).toBe(true)
  expect(isIndex('application/vnd.docker.distribution.manifest.list.v2+json')).toBe(true)
  expect(isIndex('application/vnd.oci.image.manifest.v1+json')).toBe(false)
  expect(isIndex(null)).toBe(false)
})
