import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DockerApi, type DockerAddress } from './docker-api'
import type { DockerNetwork } from './docker-container'

/** How long a Docker API may take to say that it is there, and what it is. */
const PING_MS = 2000
const INFO_MS = 20_000

/** What of the environment says where a Docker API listens. */
export type DockerPlaces = { readonly dockerHost?: string; readonly runtimeFolder?: string }

const infoSchema = z.object({
  OperatingSystem: z.string().default(''),
  SecurityOptions: z.array(z.string()).nullish(),
})

/** @returns undefined for a form of DOCKER_HOST that is not spoken here: ssh, npipe, TLS */
function addressOf(host: string): DockerAddress | undefined {
  const socketPath = /^unix:\/\/(.+)$/.exec(host)?.[1]
  if (socketPath) return { socketPath }
  const [, name, port] = /^(?:tcp|http):\/\/([^:/]+):(\d+)\/?$/.exec(host) ?? []
  return name && port ? { host: name, port: Number(port) } : undefined
}

/**
 * The Docker API of this machine: where DOCKER_HOST says, else the sockets of Docker and Podman.
 * @returns undefined when none answers
 */
export async function findDocker({ dockerHost, runtimeFolder }: DockerPlaces) {
  const sockets = ['/var/run/docker.sock', '/run/podman/podman.sock']
  if (runtimeFolder) sockets.push(join(runtimeFolder, 'docker.sock'), join(runtimeFolder, 'podman', 'podman.sock'))
  const address = dockerHost ? addressOf(dockerHost) : undefined
  const places = dockerHost
    ? address
      ? [address]
      : []
    : sockets.filter(existsSync).map((socketPath) => ({ socketPath }))
  for (const place of places) {
    const api = new DockerApi(place)
    const network = await networkOf(api).catch(() => undefined)
    if (network) return { api, network }
    api.close()
  }
  return undefined
}

/**
 * Containers share this machine's network, where the Runtime API listens on 127.0.0.1. Docker Desktop runs them in a
 * virtual machine with a name for this one; Docker without root gives them a network from where there is no way.
 */
async function networkOf(api: DockerApi): Promise<DockerNetwork | undefined> {
  const ping = await api.open('GET', '/_ping', { timeoutMs: PING_MS }).then((response) => response.resume())
  const here = { mode: 'host', host: '127.0.0.1' }
  const outside = { mode: 'bridge', host: 'host.docker.internal' }
  if (process.platform !== 'linux') return outside
  // Podman takes seconds to describe itself, and there is nothing to ask.
  if ('libpod-api-version' in ping.headers) return here
  const info = await api.call('GET', '/info', { timeoutMs: INFO_MS })
  const { OperatingSystem, SecurityOptions } = infoSchema.parse(info)
  if (OperatingSystem === 'Docker Desktop') return outside
  return SecurityOptions?.includes('name=rootless') ? undefined : here
}
