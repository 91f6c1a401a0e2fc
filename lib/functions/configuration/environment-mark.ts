import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import type { EnvironmentVariable } from '@/lib/functions/model'

// Pages, routes and actions are bundled apart but share the process, and so the key.
const shared: typeof globalThis & { gantryMarkKey?: Buffer } = globalThis
const key = (shared.gantryMarkKey ??= randomBytes(32))

/**
 * Variables without their values. `mark` is another one when the value is, and says nothing else about it: it is keyed
 * with a random number of this process, and with the function's name.
 */
export const maskedVariables = (fn: string, variables: Readonly<Record<string, string>> = {}): EnvironmentVariable[] =>
  Object.keys(variables)
    .sort()
    .map((name) => {
      const mark = createHmac('sha256', key)
        .update(JSON.stringify([fn, name, variables[name]]))
        .digest('base64url')
        .slice(0, 12)
      return { name, value: null, mark }
    })
