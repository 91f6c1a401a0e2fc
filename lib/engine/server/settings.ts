import { resolve } from 'node:path'
import { z } from 'zod'
import { SPEEDS } from '../clock'
import { RUN_SETTINGS } from '../run/run-setting'

/** How the engine is started. */
export type EngineSettings = z.infer<typeof settingsSchema>

const whole = (least: number, most: number) => {
  const range = { error: `use a whole number from ${least} to ${most}` }
  return z.coerce.number(range).int(range).min(least, range).max(most, range)
}
const oneOf = (values: readonly string[]) => ({ error: `use ${values.slice(0, -1).join(', ')} or ${values.at(-1)}` })
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const settingsSchema = z
  .object({
    GANTRY_ENGINE_PORT: whole(0, 65535).default(4510),
    GANTRY_DATA_DIR: z.string().min(1).default('.gantry'),
    GANTRY_ENGINE_SPEED: z.enum(SPEEDS, oneOf(SPEEDS)).default('realistic'),
    GANTRY_WARM_SANDBOXES: whole(0, 1000).default(10),
    GANTRY_RUN: z.enum(RUN_SETTINGS, oneOf(RUN_SETTINGS)).default('auto'),
    DOCKER_HOST: z.string().optional(),
    XDG_RUNTIME_DIR: z.string().optional(),
    GANTRY_LOG_LEVEL: z.enum(LOG_LEVELS, oneOf(LOG_LEVELS)).default('info'),
  })
  .transform((env) => ({
    port: env.GANTRY_ENGINE_PORT,
    folder: resolve(env.GANTRY_DATA_DIR),
    speed: env.GANTRY_ENGINE_SPEED,
    warmSandboxes: env.GANTRY_WARM_SANDBOXES,
    run: env.GANTRY_RUN,
    docker: { dockerHost: env.DOCKER_HOST, runtimeFolder: env.XDG_RUNTIME_DIR },
    logLevel: env.GANTRY_LOG_LEVEL,
  }))

/**
 * The engine's settings from the environment, as the README lists them. @throws Error with a sentence for each that is
 * not usable
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): EngineSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map(
    ({ path: [name], message }) => `${String(name)}=${given[String(name)]} cannot be used: ${message}.`,
  )
  throw new Error(sentences.join('\n'))
}
