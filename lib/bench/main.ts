import { benchEngine } from './engine'
import { benchPanel } from './panel'

/** `npm run bench`: figures of one run on this machine, ratios where a peer or the raw call can stand beside. */
async function bench() {
  await benchPanel()
  await benchEngine()
}

void bench()
