import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const FLAGS = ['--no-sandbox', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars']

/** Debian's Chromium with Mesa's software GL. `close` leaves nothing behind. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'orrery-ui-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    viewport: { width: 1600, height: 1000 },
  })
  return { context, close: async () => (await context.close(), rmSync(profile, { recursive: true, force: true })) }
}
