import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** `unit`: pure modules of the panel. `engine`: the engine through the official SDK. */
export default defineConfig({
  resolve: {
    alias: { '@': path('.'), 'server-only': path('node_modules/server-only/empty.js') },
  },
  test: {
    allowOnly: false,
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['{app,components,lib}/**/*.test.{ts,tsx}'], exclude: ['lib/engine/**'] } },
      { extends: true, test: { name: 'engine', include: ['lib/engine/**/*.test.ts'] } },
    ],
  },
})
