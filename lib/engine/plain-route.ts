import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine } from './engine'

/** A path outside AWS's APIs: it reads and answers the request itself, and may stream. */
export type PlainRoute = {
  /** `/_gantry/layers/`: the start of the raw path. */
  readonly prefix: string
  handle(request: IncomingMessage, response: ServerResponse, engine: Engine): Promise<void>
}
