import type { IncomingMessage, ServerResponse } from 'node:http'
import { layersRoute } from './ecr/layers-route'
import type { Engine } from './engine'
import { registryRoute } from './registry/route'

/** A path outside AWS's APIs: it reads and answers the request itself, and may stream. */
export type PlainRoute = {
  /** `/_gantry/layers/`: the start of the raw path. */
  readonly prefix: string
  handle(request: IncomingMessage, response: ServerResponse, engine: Engine): Promise<void>
}

/** The plain paths. Host and Origin were checked when one is called; what it throws answers 500. */
export const plainRoutes: readonly PlainRoute[] = [layersRoute, registryRoute]
