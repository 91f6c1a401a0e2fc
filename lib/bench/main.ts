import { benchEngine } from './engine'

/** `npm run bench`: figures of one run on this machine, ratios where a peer or the raw call can stand beside. */
await benchEngine()
