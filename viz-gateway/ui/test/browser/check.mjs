// The built page in a real browser, against the fake gateway: npm run build && npm run test:browser
// Needs Chromium with software GL (Debian: chromium libegl1 libgl1-mesa-dri).
import assert from 'node:assert/strict'
import { FeedStore } from '../gateway/feedStore.mjs'
import { startGateway } from '../gateway/server.mjs'
import { World } from '../gateway/world.mjs'
import { openBrowser } from '../screens/browser.mjs'
import { checkFeeds } from './feeds.mjs'
import { pixelStats } from './pixels.mjs'

const PATIENCE = { timeout: 45_000 }
const root = process.env.ORRERY_UI_OUT ?? new URL('../../dist', import.meta.url).pathname
const feed = new World({ kind: 'feed', size: 240, warm: 120 })
const large = new World({ id: 'large', size: 16_000, still: true, frameMillis: 250 })
const store = new FeedStore()
const gateway = await startGateway({ root, worlds: [feed, large], feeds: [store] })
const { context, close } = await openBrowser()
const page = context.pages()[0]
const complaints = []
page.on('pageerror', (error) => complaints.push(error.message))
page.on('console', (message) => /Content Security|Refused/.test(message.text()) && complaints.push(message.text()))

const state = () => page.evaluate(() => window.__app.state())
const until = (test, argument) => page.waitForFunction(test, argument, PATIENCE)
const phase = (wanted) => until((name) => window.__app.state().phase === name, wanted)
const canvasBox = () => page.getByTestId('canvas').boundingBox()
const pointOf = async (id) => {
  const [place, box] = [await page.evaluate((wanted) => window.__app.screenOf(wanted), id), await canvasBox()]
  return [box.x + place.x, box.y + place.y]
}
const step = async (name, run) => {
  await run()
  console.log(`ok  ${name}`)
}

try {
  await step('signs in and lists graphs', async () => {
    await page.goto(gateway.url)
    await page.getByTestId('password').fill('wrong')
    await page.getByTestId('sign-in').click()
    await page.getByTestId('login-error').waitFor(PATIENCE)
    await page.getByTestId('password').fill('orrery')
    await page.getByTestId('sign-in').click()
    await page.getByTestId('graph-row').first().waitFor(PATIENCE)
  })
  await checkFeeds(page, gateway.url, store, step)
  await step('uploads a file by the columns of its header', async () => {
    await page.goto(gateway.url)
    await page.getByTestId('file-input').setInputFiles({ name: 'flows.csv', mimeType: 'text/csv', buffer: Buffer.from('a,src,dst\n1,x,y\n') })
    await page.getByTestId('upload-start').click()
    await until(() => document.querySelector('[data-testid="upload-dialog"]') === null)
    await page.waitForTimeout(500)
    assert.deepEqual(gateway.uploads.find((one) => one.create).create.edge_encodings.bindings, { source: 'src', destination: 'dst' })
    assert.equal(gateway.uploads.find((one) => one.path).path, '/api/v2/upload/datasets/office/edges/csv')
  })
  await step('shows a large graph growing while it comes, and lets nobody ask it before it is whole', async () => {
    await page.goto(`${gateway.url}/graph/graph.html?dataset=large&test=1`)
    await page.getByTestId('loading-note').waitFor(PATIENCE)
    await until(() => Number(document.querySelector('[data-testid="top-progress"]')?.getAttribute('aria-valuenow')) >= 30)
    const [half, stats] = [await state(), await pixelStats(page, await canvasBox())]
    assert.deepEqual([half.phase, half.nodes], ['loading', 0])
    assert.ok(stats.inkShare > 0.005, `ink ${stats.inkShare}`)
    await until((nodes) => window.__app.state().nodes === nodes, large.graph.nodes.length)
    await page.getByTestId('loading-note').waitFor({ ...PATIENCE, state: 'detached' })
    await until((nodes) => window.__app.state().visible === nodes, large.graph.nodes.length)
  })
  await step('draws the graph', async () => {
    await page.goto(`${gateway.url}/graph/graph.html?dataset=feed01&info=True&test=1`)
    await until(() => window.__app?.state().visible > 100)
    assert.match((await state()).renderer, /llvmpipe|SwiftShader|ANGLE/)
    await until(() => window.__app.state().layout === 'resting')
    await page.waitForTimeout(800)
    const stats = await pixelStats(page, await canvasBox())
    assert.ok(stats.inkShare > 0.01, `ink ${stats.inkShare}`)
    assert.ok(stats.colors >= 8, `colours ${stats.colors}`)
  })
  await step('selects a node by a click and shows what its labels say as text', async () => {
    await page.mouse.click(...(await pointOf('server:dc-1')))
    await page.getByTestId('attributes').getByText('<img src=x', { exact: false }).waitFor(PATIENCE)
    assert.equal(await page.getByTestId('inspector-title').textContent(), 'dc-1')
    assert.deepEqual((await state()).sel, ['server:dc-1'])
    assert.notEqual(await page.title(), '1')
  })
  await step('points at an edge, opens it and goes to its ends', async () => {
    await page.keyboard.press('Escape')
    const free = await page.evaluate(() => {
      for (let y = 20; y < 900; y += 3) for (let x = 200; x < 1100; x += 3) if (window.__app.edgeAt(x, y) >= 0) return { x, y, slot: window.__app.edgeAt(x, y) }
      return null
    })
    const box = await canvasBox()
    await page.mouse.move(box.x + free.x, box.y + free.y)
    await page.locator('[data-testid="tooltip"][data-kind="edge"]').waitFor(PATIENCE)
    await page.mouse.click(box.x + free.x, box.y + free.y)
    await until((slot) => window.__app.state().edge?.slot === slot, free.slot)
    const { edge } = await state()
    const row = feed.graph.edges[edge.slot]
    assert.deepEqual([edge.relation, edge.source, edge.destination], [row.relation, feed.graph.nodes[row.source].id, feed.graph.nodes[row.destination].id])
    assert.equal(await page.getByTestId('inspector-title').textContent(), row.relation)
    await page.getByTestId('source-lines').waitFor(PATIENCE)
    await page.getByTestId('end-to').click()
    await until((id) => window.__app.state().sel[0] === id && window.__app.state().edge === null, edge.destination)
  })
  await step('searches by the keyboard', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('vpn-1')
    await page.keyboard.press('Enter')
    await until(() => window.__app.state().sel[0] === 'server:vpn-1')
    await page.keyboard.press('Escape')
  })
  await step('zooms and pans, and fits again', async () => {
    await page.keyboard.press('f')
    await page.waitForTimeout(900)
    const before = await state()
    const [x, y] = await pointOf('server:dc-1')
    await page.mouse.move(x + 60, y)
    await page.mouse.wheel(0, -300)
    await until((k) => window.__app.state().cam.k > k * 1.3, before.cam.k)
    await page.keyboard.press('f')
    await page.waitForTimeout(900)
    assert.ok(Math.abs((await state()).cam.k / before.cam.k - 1) < 0.1)
  })
  await step('fits without two strays far out, and with them when asked again', async () => {
    const scale = async () => (await page.keyboard.press('f'), await page.waitForTimeout(900), (await state()).cam.k)
    const before = await scale()
    const strays = feed.graph.nodes.flatMap((node, slot) => (node.type === 'domain' ? [slot] : [])).slice(0, 2)
    strays.forEach((slot, i) => feed.layout.pinned.set(slot, { x: 9000 + i * 500, y: 9000 }))
    feed.layout.wake(0.05)
    await page.waitForTimeout(1500)
    await page.mouse.wheel(0, 1)
    const most = await scale()
    assert.ok(most > before * 0.6, `${before} became ${most}`)
    assert.ok((await scale()) < before * 0.2)
    strays.forEach((slot) => feed.layout.pinned.delete(slot) && feed.layout.place(slot, 0, 0))
    feed.layout.wake(0.05)
    await page.waitForTimeout(1500)
    await page.keyboard.press('f')
  })
  await step('pins a dragged node where it is dropped', async () => {
    const [x, y] = await pointOf('server:dc-2')
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 90, y + 40, { steps: 5 })
    await page.mouse.up()
    await page.waitForTimeout(300)
    assert.equal(feed.commands.at(-1).type, 'pin')
  })
  await step('follows the feed, and shows newcomers at once', async () => {
    const before = await state()
    feed.grow(5)
    await until((nodes) => window.__app.state().nodes === nodes + 5 && window.__app.state().visible === nodes + 5, before.nodes)
  })
  await step('comes back after a drop and misses nothing', async () => {
    await page.evaluate(() => window.__app.test.dropSocket())
    feed.grow(4)
    const nodes = feed.graph.nodes.length
    await phase('live').catch(() => phase('stale'))
    await until((wanted) => window.__app.state().nodes === wanted, nodes)
    assert.equal((await state()).epoch, 1)
  })
  await step('survives the loss of the graphics context', async () => {
    await page.evaluate(() => window.__app.test.loseContext())
    await page.waitForTimeout(1500)
    await until(() => window.__app.state().phase !== 'context-lost')
    const stats = await pixelStats(page, await canvasBox())
    assert.ok(stats.inkShare > 0.01, `ink ${stats.inkShare}`)
  })
  await step('says that the layout is paused and what came meanwhile', async () => {
    await page.keyboard.press('Space')
    await phase('paused')
    feed.grow(3)
    await page.getByText(/Paused · \+/).waitFor(PATIENCE)
    await page.keyboard.press('Space')
  })
  await step('says that the graph was deleted', async () => {
    await page.evaluate(() => fetch('/api/v1/graphs/feed01', { method: 'DELETE' }))
    await page.getByText('This graph was deleted').waitFor(PATIENCE)
  })
  assert.deepEqual(complaints, [])
} finally {
  await close()
  gateway.close()
  feed.stop()
  large.stop()
}
