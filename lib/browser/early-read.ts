declare global {
  interface Window {
    gantryReads?: Record<string, Promise<Response>>
  }
}

/** How the panel's GET routes are asked. */
export const readHeaders = { Accept: 'application/json' }

/** How long after the page's start an answer that was asked for early is still taken, ms. */
const goodForMs = 20_000

/** A script that asks for `paths` at once, while the page's own scripts still load. It stands in the page's HTML. */
export const earlyReadScript = (paths: readonly string[]) =>
  `for(const p of ${JSON.stringify(paths).replaceAll('<', '\\u003c')})((self.gantryReads??={})[p]=fetch(p,{headers:${JSON.stringify(readHeaders)}})).catch(()=>{})`

/** The answer that the page asked for before its scripts ran, once; undefined where it did not ask. */
export function takeEarlyRead(path: string): Promise<Response> | undefined {
  if (typeof window === 'undefined') return undefined
  const early = window.gantryReads?.[path]
  if (early) delete window.gantryReads?.[path]
  return performance.now() < goodForMs ? early : undefined
}
