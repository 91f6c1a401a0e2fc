import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { env } from '@/lib/env'
import { placeInput } from '@/lib/place'
import { CONFIG_FILE } from '@/lib/read-env'

const configFile = z.strictObject({
  connections: z
    .array(
      z.strictObject({
        name: placeInput.shape.connection,
        endpoint: z.url({ protocol: /^https?$/ }),
        regions: z.array(placeInput.shape.region).min(1).default(['us-east-1']),
        readOnly: z.boolean().default(false),
        /** The AWS profile whose credentials sign the requests; without it they are signed with a placeholder. */
        profile: z.string().min(1).optional(),
      }),
    )
    .default([]),
})

/** An endpoint of `gantry.config.json`. */
export type ConfiguredEndpoint = z.output<typeof configFile>['connections'][number]

/**
 * Reads the endpoints of `gantry.config.json` (or GANTRY_CONFIG). No file is no endpoints, unless GANTRY_CONFIG names
 * it.
 * @throws Error with a sentence that names the file, when it cannot be used
 */
export async function configuredEndpoints(path = env.configFile): Promise<readonly ConfiguredEndpoint[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && path === CONFIG_FILE) return null
    if (error.code === 'ENOENT') throw new Error(`${path} does not exist. Make it, or leave GANTRY_CONFIG out.`)
    throw new Error(`${path} cannot be read: ${error.message}`)
  })
  if (text === null) return []
  const parsed = configFile.safeParse(parseJson(path, text))
  if (parsed.success) return parsed.data.connections
  const [issue] = parsed.error.issues
  throw new Error(
    `${path} cannot be used: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'its form is not known'}.`,
  )
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path} is not JSON.`)
  }
}
