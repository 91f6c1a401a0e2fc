import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      // `server-only` refuses to load outside a React server, which a unit test is not.
      { find: 'server-only', replacement: `${root}/node_modules/server-only/empty.js` },
    ],
  },
  test: { exclude: [...configDefaults.exclude, 'e2e/**', '.next*/**'] },
})
