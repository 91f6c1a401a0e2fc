import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { createOnPush } from '../ecr/creation-templates'
import { openRepository, type OpenRepository } from '../ecr/repositories'
import type { Engine } from '../engine'
import type { EngineContext } from '../operation'
import type { Blobs } from '../store/blobs'
import type { Identity } from './authenticate'

/** What a push begins with and ends with. */
const PUSHES: ReadonlySet<string> = new Set(['InitiateLayerUpload', 'PutImage'])

/** What work on a repository knows. */
export type Opened = OpenRepository & { readonly context: EngineContext }

/** One request to the registry, authenticated. */
export class RegistryCall {
  constructor(
    readonly engine: Engine,
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly identity: Identity,
    readonly query: URLSearchParams,
  ) {}

  get method(): string {
    return this.request.method ?? 'GET'
  }

  get blobs(): Blobs {
    return this.engine.store.blobs
  }

  /**
   * Opens a repository as the API operation `action` does, and works on it.
   * @returns what `work` does, once what it wrote is on the disk
   * @throws EngineError RepositoryNotFoundException, AccessDeniedException, and what `work` throws
   */
  run<T>(name: string, action: string, work: (opened: Opened) => T): Promise<Awaited<T>> {
    return this.inWorld((context) => {
      const { registryId } = this.identity
      this.engine.callerRoles.assertMay({ id: 'ecr' }, action, context.account, context.region, {
        repositoryName: name,
      })
      if (PUSHES.has(action) && registryId === context.account) createOnPush(context.world, name, context.now)
      return work({ ...openRepository(context, { registryId, repositoryName: name }, action), context })
    })
  }

  async inWorld<T>(work: (context: EngineContext) => T): Promise<Awaited<T>> {
    const { account, region } = this.identity
    return await this.engine.answer({ account, region, origin: `http://${this.request.headers.host}` }, work)
  }

  /** Answers without a body. */
  end(status: number, headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(status, { 'content-length': '0', ...headers }).end()
  }

  /** Answers with a body; only its headers to HEAD. */
  send(status: number, body: string | Uint8Array, headers: OutgoingHttpHeaders): void {
    this.response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers })
    this.response.end(this.method === 'HEAD' ? undefined : body)
  }
}
