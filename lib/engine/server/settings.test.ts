import { expect, test } from 'vitest'
import { readSettings } from './settings'

test('nothing set gives the settings that the README lists, and an empty value counts as not set', () => {
  const presets = { port: 4510, speed: 'realistic', warmSandboxes: 10, run: 'auto', logLevel: 'info' }
  expect(readSettings({})).toMatchObject(presets)
  expect(readSettings({ GANTRY_ENGINE_PORT: '', GANTRY_RUN: '' })).toMatchObject(presets)
})

test.each([
  [{ GANTRY_ENGINE_PORT: 'abc' }, 'GANTRY_ENGINE_PORT=abc cannot be used: use a whole number from 0 to 65535.'],
  [{ GANTRY_ENGINE_PORT: '70000' }, 'GANTRY_ENGINE_PORT=70000 cannot be used: use a whole number from 0 to 65535.'],
  [{ GANTRY_WARM_SANDBOXES: '-1' }, 'GANTRY_WARM_SANDBOXES=-1 cannot be used: use a whole number from 0 to 1000.'],
  [{ GANTRY_RUN: 'podman' }, 'GANTRY_RUN=podman cannot be used: use auto, docker, bubblewrap or simulated.'],
  [
    { GANTRY_ENGINE_SPEED: 'fast', GANTRY_LOG_LEVEL: 'loud' },
    'GANTRY_ENGINE_SPEED=fast cannot be used: use instant, realistic or slow.\nGANTRY_LOG_LEVEL=loud cannot be used: use debug, info, warn, error or silent.',
  ],
])('%o stops the start with a sentence for each, in the words of the panel', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(new Error(sentence))
})
