import { resolve } from 'node:path'
import { z } from 'zod'
import { speedSchema } from './clock'
import { RUN_SETTINGS } from './run/run-setting'

/** How the engine is started. */
export type EngineSettings = z.infer<typeof settingsSchema>

const settingsSchema = z
  .object({
    GANTRY_ENGINE_PORT: z.coerce.number('it must be a port number').int().min(0).max(65535).default(4510),
    GANTRY_DATA_DIR: z.string().min(1).default('.gantry'),
    GANTRY_ENGINE_SPEED: speedSchema.default('realistic'),
    GANTRY_WARM_SANDBOXES: z.coerce.number('it must be a number').int().min(0).max(1000).default(10),
    GANTRY_RUN: z.enum(RUN_SETTINGS).default('auto'),
    DOCKER_HOST: z.string().optional(),
    XDG_RUNTIME_DIR: z.string().optional(),
    GANTRY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
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

/** The engine's settings from the environment, as the README lists them. @throws Error with a sentence for each that is not usable */
export function readSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): EngineSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} is not usable: ${message}.`).join(' '),
  )
}
