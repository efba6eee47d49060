// Pictures of every page and state, to be looked at: npm run build && npm run screens -- /tmp/screens [name ...]
import { mkdirSync } from 'node:fs'
import { FeedStore } from '../gateway/feedStore.mjs'
import { startGateway } from '../gateway/server.mjs'
import { World } from '../gateway/world.mjs'
import { openBrowser } from './browser.mjs'
import { feedScreens } from './feeds.mjs'

const [folder = 'screens', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const root = process.env.ORRERY_UI_OUT ?? new URL('../../dist', import.meta.url).pathname
const wanted = (name) => only.length === 0 || only.includes(name)

const upload = new World({ size: 2600, warm: wanted('graph') || wanted('hover') || wanted('selected') ? 260 : 20 })
const feed = new World({ kind: 'feed', live: true, size: 300, warm: 260 })
const deps = new World({ id: 'packages', name: 'Packages of the build', graph: 'packages', size: 400, warm: wanted('packages') ? 420 : 0 })
const large = new World({ id: 'large', name: 'Office logs, one year', size: 40_000, still: true, frameMillis: 120 })
const stub = (over) => ({ id: over.id, summary: () => ({ ...upload.summary(), status: 'ready', errors: [], rejected: 0, ...over }) })
const extra = [
  stub({ id: 'a1', name: 'dependencies of the build', nodes: 812, edges: 3_204, rows: 3_204, updatedAt: '2026-11-22T12:00:00Z', layout: 'resting' }),
  stub({ id: 'a2', name: 'netflow-2026-11.parquet', status: 'ingesting', progress: 0.62, nodes: 48_211, edges: 612_004, rows: 912_004, kind: 'upload' }),
  stub({ id: 'a3', name: 'transfers.csv', status: 'failed', nodes: 0, edges: 0, rows: 16, rejected: 3, errors: [{ stage: 'ingest', reason: 'malformed', message: 'Row 17 has 3 cells, the header has 5', position: 'row 17' }] }),
  stub({ id: 'old-log', name: 'sshd of last spring', kind: 'feed', feed: 'old-log', nodes: 2, edges: 1, rows: 18_204, eventsPerSecond: 0 }),
]
const mapping = { time: 'time', relations: [{ name: 'logs in to', source: { column: 'user', type: 'user' }, destination: { column: 'host', type: 'host' } }] }
const feeds = [
  new FeedStore(), new FeedStore({ name: 'empty', empty: true }), new FeedStore({ name: 'older', older: true }),
  new FeedStore({ name: 'failing', failing: true, rate: 0 }), new FeedStore({ name: 'own', mapping }),
  new FeedStore({ name: 'old-log', graph: 'old-log', rate: 0, received: 18_204, left: 6011, tooOld: 37, lastEventAt: '2025-03-14T17:02:11Z' }),
]
const gateway = await startGateway({ root, worlds: [upload, feed, deps, large, ...extra], feeds })
const { context, close } = await openBrowser()
const page = context.pages()[0]
page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()))
page.on('pageerror', (error) => console.log('page:', error.message))
const shot = async (name, width = 1600, height = 1000) => {
  await page.setViewportSize({ width, height })
  await page.waitForTimeout(350)
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(name)
}
const open = async (id, calm = 1500) => {
  await page.goto(`${gateway.url}/graph/graph.html?dataset=${id}&test=1`)
  await page.waitForFunction(() => window.__app?.state().nodes > 0, null, { timeout: 20_000 })
  await page.waitForTimeout(calm)
}

try {
  await page.goto(gateway.url)
  await page.getByTestId('password').waitFor()
  if (wanted('login')) await shot('login')
  await page.getByTestId('password').fill('orrery')
  await page.getByTestId('sign-in').click()
  await page.getByTestId('list-page').waitFor()
  if (wanted('list')) {
    await page.waitForTimeout(600)
    await page.getByTestId('show-problems').first().click()
    await shot('list')
    await shot('list-1280', 1280, 720)
    await page.getByTestId('new-feed').click()
    await page.getByTestId('feed-name').fill('office-logins')
    await shot('feed-dialog')
    await page.keyboard.press('Escape')
    await page.getByTestId('file-input').setInputFiles({ name: 'conn_log.csv', mimeType: 'text/csv', buffer: Buffer.from('ts,src_ip,src_port,dst_ip,dst_port,bytes\n2026-11-22T10:00:00Z,10.1.0.4,51234,10.2.0.9,443,1880\n2026-11-22T10:00:01Z,10.1.0.4,51235,10.2.0.7,53,92\n') })
    await page.waitForTimeout(200)
    await shot('upload-dialog')
  }
  if (wanted('graph') || wanted('hover') || wanted('selected')) {
    await open('office', 6000)
    console.log(JSON.stringify(await page.evaluate(() => window.__app.state())))
    await shot('graph')
    await shot('graph-1280', 1280, 720)
    await page.setViewportSize({ width: 1600, height: 1000 })
    await page.waitForTimeout(900)
    const place = await page.evaluate(() => window.__app.screenOf('server:files-1'))
    await page.mouse.move(place.x, place.y + 44)
    await page.waitForTimeout(700)
    await shot('hover')
    await page.mouse.click(place.x, place.y + 44)
    await page.mouse.move(30, 400)
    await page.waitForTimeout(900)
    await shot('selected')
    await page.keyboard.press('g')
    await page.waitForTimeout(1200)
    await shot('zoomed')
    await shot('selected-1280', 1280, 720)
    await page.setViewportSize({ width: 1600, height: 1000 })
    await page.keyboard.press('/')
    await page.keyboard.type('ada')
    await shot('search')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await shot('keys')
  }
  if (wanted('packages')) {
    await open('packages', 2500)
    console.log(JSON.stringify(await page.evaluate(() => window.__app.state())))
    await shot('packages')
    await shot('packages-1280', 1280, 720)
    await page.setViewportSize({ width: 1600, height: 1000 })
    await page.keyboard.press('/')
    await page.keyboard.type('core-base')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(900)
    await shot('loop')
    await page.mouse.move(300, 300)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.activeElement.blur())
    await page.keyboard.press('Escape')
    await page.keyboard.press('f')
    await page.waitForTimeout(1200)
    const ends = await page.evaluate(() => ['pkg:orm-base', 'pkg:core-base'].map((id) => window.__app.screenOf(id)))
    const middle = [(ends[0].x * 2 + ends[1].x) / 3, (ends[0].y * 2 + ends[1].y) / 3 + 44]
    await page.mouse.move(...middle)
    await page.waitForTimeout(600)
    await shot('edge-hover')
    await page.mouse.click(...middle)
    await page.waitForTimeout(900)
    await shot('edge-selected')
    await shot('edge-selected-1280', 1280, 720)
  }
  if (wanted('growing')) {
    await page.setViewportSize({ width: 1600, height: 1000 })
    await page.goto(`${gateway.url}/graph/graph.html?dataset=large&test=1`)
    for (const name of ['growing-1', 'growing-2', 'growing-3']) {
      await page.waitForTimeout(1300)
      await shot(name)
    }
    await page.waitForFunction(() => window.__app.state().nodes > 0, null, { timeout: 30_000 })
    await page.waitForTimeout(120)
    await page.screenshot({ path: `${folder}/growing-4.png` })
    await page.waitForTimeout(3000)
    await shot('grown')
  }
  if (wanted('feeds')) await feedScreens(page, gateway.url, shot)
  if (wanted('feed')) {
    await open('feed01', 5000)
    await shot('feed')
    await shot('feed-1280', 1280, 720)
    console.log(JSON.stringify(await page.evaluate(() => window.__app.state())))
    await page.evaluate(() => window.__app.test.dropSocket())
    await page.waitForTimeout(60)
    await page.screenshot({ path: `${folder}/reconnecting.png` })
    await page.waitForTimeout(2500)
    await shot('back')
    await page.keyboard.press('Space')
    await page.waitForTimeout(1800)
    await shot('paused')
  }
} finally {
  await close()
  gateway.close()
}
