import type { NextConfig } from 'next'

// Gantry calls nobody; Next would send statistics of every build.
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

const config: NextConfig = {
  distDir: process.env.GANTRY_DIST_DIR ?? '.next',
  // Image optimizing has no use here and was an attack surface twice in 2026.
  images: { unoptimized: true },
  // For who asks over a network; on loopback it costs more than it gains, see lib/start/plain-loopback.
  compress: true,
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  serverExternalPackages: ['libsql', 'pino'],
  // The engine keeps its records in a folder that is known at start only; nothing is deployed from this build.
  turbopack: { ignoreIssue: [{ path: '**/lib/engine/**', title: /filesystem access|traced/ }] },
  experimental: {
    // A first load costs more by its requests than by its bytes: fewer, larger chunks (12 scripts become 9).
    turbopackChunking: {
      firstPageLoadPriority: 1,
      requestCost: 1_000_000,
      minChunkSize: 200_000,
      maxChunkCountPerGroup: 6,
      maxMergeChunkSize: 2_000_000,
    },
  },
}

export default config
