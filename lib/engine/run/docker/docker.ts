import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Blobs } from '../../store/blobs'
import { DockerError, quoted, type DockerApi } from './docker-api'
import { containerBody, FOLDER_LABEL, removeContainer, type DockerNetwork } from './docker-container'
import { containerFiles } from './docker-files'
import { dockerArchive } from './docker-image'
import { DockerSandbox } from './docker-sandbox'
import type { ImageFiles } from '../unpack/image-files'
import { checkProgram } from '../program'
import { LaunchError, type SandboxDriver, type SandboxImage, type SandboxSpec } from '../sandbox'

const createdSchema = z.object({ Id: z.string() })
const containersSchema = z.array(z.object({ Id: z.string() }))

const imagesSchema = z.array(z.object({ RepoTags: z.array(z.string()).nullish() }))

type Loaded = { readonly image: string; readonly files: ImageFiles; readonly container: string }

/** Runs images through the Docker API, which Podman speaks too. Images are loaded once, under a name of Gantry's. */
export class DockerDriver implements SandboxDriver {
  readonly kind = 'docker'
  readonly #loaded = new Map<string, Promise<Loaded>>()
  readonly #running = new Set<DockerSandbox>()
  /** What the images of this folder are called. */
  readonly #name: string
  readonly #swept: Promise<void>

  constructor(
    readonly api: DockerApi,
    readonly blobs: Blobs,
    /** The data folder: what carries its name is this engine's. */
    readonly folder: string,
    readonly network: DockerNetwork,
  ) {
    this.#name = `localhost/gantry-${hashOf(folder)}`
    this.#swept = this.#sweep().catch(() => undefined)
  }

  async prepare({ digest }: SandboxImage): Promise<void> {
    await this.#load(digest)
  }

  async start(spec: SandboxSpec): Promise<DockerSandbox> {
    const { image, files } = await this.#load(spec.image.digest)
    try {
      const line = await checkProgram(files, spec)
      const { network, folder } = this
      return await this.#run(await this.#create(containerBody(spec, { image, line, network, folder })), spec)
    } catch (error) {
      throw asLaunchError(error)
    }
  }

  async #run(id: string, spec: SandboxSpec): Promise<DockerSandbox> {
    try {
      const attached = await this.api.open('POST', `/containers/${id}/attach?stream=1&stdout=1&stderr=1`)
      const sandbox = new DockerSandbox(this.api, id, spec, attached)
      await this.api.call('POST', `/containers/${id}/start`)
      sandbox.started()
      this.#running.add(sandbox)
      const gone = () => void this.#running.delete(sandbox)
      void sandbox.exited.then(gone, gone)
      return sandbox
    } catch (error) {
      await removeContainer(this.api, id)
      throw error
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((sandbox) => sandbox.kill()))
    const loaded = await Promise.allSettled(this.#loaded.values())
    const containers = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value.container] : []))
    await Promise.all(containers.map((id) => removeContainer(this.api, id)))
    this.api.close()
  }

  #load(digest: string): Promise<Loaded> {
    const loading =
      this.#loaded.get(digest) ??
      this.#loadNow(digest).catch((error: unknown) => {
        throw asLaunchError(error)
      })
    this.#loaded.set(digest, loading)
    loading.catch(() => this.#loaded.delete(digest))
    return loading
  }

  /** A container that never runs shows the files of the image. */
  async #loadNow(digest: string): Promise<Loaded> {
    await this.#swept
    const image = `${this.#name}:${digest.replace('sha256:', '')}`
    if (!(await this.#has(image))) {
      const stream = dockerArchive(this.blobs, digest, image)
      const said = await this.api.call('POST', '/images/load?quiet=true', { stream })
      if (!(await this.#has(image))) throw new Error(`Docker does not take the image: ${JSON.stringify(said)}`)
    }
    const container = await this.#create({ Image: image, Entrypoint: ['/'], Labels: { [FOLDER_LABEL]: this.folder } })
    return { image, container, files: containerFiles(this.api, container) }
  }

  async #has(image: string): Promise<boolean> {
    const found = this.api.call('GET', `/images/${image}/json`)
    return found.then(
      () => true,
      (error: unknown) => {
        if (error instanceof DockerError && error.status === 404) return false
        throw error
      },
    )
  }

  async #create(body: unknown): Promise<string> {
    return createdSchema.parse(await this.api.call('POST', '/containers/create', { body })).Id
  }

  /** Removes what an engine on this folder has left that ended at once, and images that are no longer in the store. */
  async #sweep(): Promise<void> {
    const filters = quoted(JSON.stringify({ label: [`${FOLDER_LABEL}=${this.folder}`] }))
    const left = containersSchema.parse(await this.api.call('GET', `/containers/json?all=true&filters=${filters}`))
    await Promise.all(left.map(({ Id }) => removeContainer(this.api, Id)))
    const reference = quoted(JSON.stringify({ reference: [`${this.#name}:*`] }))
    const images = imagesSchema.parse(await this.api.call('GET', `/images/json?filters=${reference}`))
    const gone = images
      .flatMap(({ RepoTags }) => RepoTags ?? [])
      .filter((tag) => {
        const digest = tag.startsWith(`${this.#name}:`) && `sha256:${tag.slice(this.#name.length + 1)}`
        return digest !== false && this.blobs.size(digest) === undefined
      })
    for (const tag of gone) await this.api.call('DELETE', `/images/${tag}`).catch(() => undefined)
  }
}

/** What Docker refuses has no words of Lambda's: the image would have run there, or would never have been taken. */
const asLaunchError = (error: unknown): LaunchError =>
  error instanceof LaunchError
    ? error
    : new LaunchError('Runtime.Unknown', error instanceof Error ? error.message : String(error))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
