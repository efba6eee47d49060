import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const gateway = process.env.ORRERY_GATEWAY ?? 'http://127.0.0.1:8080'

export default defineConfig({
  // One page for `/` and `/graph/graph.html`: assets are named from the root.
  base: '/',
  plugins: [react()],
  build: {
    outDir: process.env.ORRERY_UI_OUT ?? 'dist',
    emptyOutDir: true,
    // Nothing inlined: the content security policy allows fonts and scripts from this server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': gateway,
      '/api-token-auth': gateway,
      '/ws': { target: gateway, ws: true },
    },
  },
  test: {
    environment: 'node',
    include: ['test/unit/**/*.test.{ts,tsx}'],
    pool: 'threads',
    maxWorkers: 2,
  },
})
