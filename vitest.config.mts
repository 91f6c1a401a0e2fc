import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** With AWS_ENDPOINT_URL only the tests that look at nothing but an endpoint's answers can run. */
const engineTests = process.env.AWS_ENDPOINT_URL
  ? ['ecr/images', 'ecr/operations/put-image', 'ecr/repositories', 'iam/*', 'sts/*'].map(
      (name) => `lib/engine/${name}.test.ts`,
    )
  : ['lib/engine/**/*.test.ts']

/** `unit`: pure modules of the panel. `engine`: the engine through the official SDK. */
export default defineConfig({
  resolve: {
    alias: { '@': path('.'), 'server-only': path('node_modules/server-only/empty.js') },
  },
  test: {
    allowOnly: false,
    // The SDK's advice on Node versions, once a file, hides what the tests say.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // For what hangs, not for what is slow: a test may share the machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{app,components,lib}/**/*.test.{ts,tsx}'], exclude: ['lib/engine/**'] },
      },
      {
        extends: true,
        // Its files share a worker's modules, which take longer to load than most of them to run: each file has
        // engines of its own, and leaves neither a mock nor a variable of the environment behind.
        test: { name: 'engine', include: engineTests, isolate: false },
      },
    ],
  },
})
