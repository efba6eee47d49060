// A feed's pages in the real browser, by check.mjs.
import assert from 'node:assert/strict'

const PATIENCE = { timeout: 45_000 }
const numberOf = async (page, id) => Number((await page.getByTestId(id).textContent()).replace(/\D/g, ''))

/** @param store the fake gateway's feed, called office */
export async function checkFeeds(page, url, store, step) {
  const open = (tab) => page.goto(`${url}/#/feeds/office${tab}`)
  await step('leads from the list of graphs to the feed of one', async () => {
    await page.goto(url)
    await page.getByTestId('feed-state').click()
    await page.getByTestId('health').waitFor(PATIENCE)
    assert.match(page.url(), /#\/feeds\/office$/)
  })
  await step('shows where every event of a feed ended, and counts on while somebody looks', async () => {
    const before = await numberOf(page, 'ledger-received')
    await page.waitForFunction((received) => Number(document.querySelector('[data-testid="ledger-received"]').textContent.replace(/\D/g, '')) > received, before, PATIENCE)
    const parts = await page.evaluate(() => {
      const read = (id) => Number(document.querySelector(`[data-testid="ledger-${id}"]`)?.textContent.replace(/\D/g, '') ?? 0)
      return { received: read('received'), sum: read('taken') + read('filtered') + read('dead') + read('way') }
    })
    assert.equal(parts.sum, parts.received)
  })
  await step('goes through the parts of a feed by the keyboard', async () => {
    await page.getByTestId('tab-health').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByTestId('letter').first().waitFor(PATIENCE)
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'tab-dead-letters')
  })
  await step('repairs a dead letter and replays it, and says what became of each of several', async () => {
    await page.locator('.letter-open').first().click()
    await page.getByTestId('letter-text').fill('{"repaired":true}')
    await page.getByTestId('replay-repaired').click()
    await page.getByTestId('dialog-mark').waitFor(PATIENCE)
    assert.deepEqual(store.calls.at(-1).body, { letters: [{ id: 'l0', text: '{"repaired":true}' }] })
    await page.keyboard.press('Escape')
    assert.equal(await page.evaluate(() => document.activeElement.className), 'letter-open')
    for (const i of [1, 2, 3]) await page.getByTestId('letter').nth(i).locator('input').check()
    await page.getByTestId('replay').click()
    await page.waitForFunction(() => document.querySelector('[data-testid="replay-said"]').textContent.includes('skipped'), null, PATIENCE)
    assert.deepEqual(await page.getByTestId('letter-mark').allTextContents(), ['replayed', 'already replayed', 'replayed', 'there is no such letter, or it is gone', 'replayed'])
    assert.notEqual(await page.title(), '1')
  })
  await step('turns the pages of dead letters', async () => {
    const before = await page.getByTestId('letter').count()
    await page.getByTestId('older').click()
    await page.waitForFunction((count) => document.querySelectorAll('[data-testid="letter"]').length > count, before, PATIENCE)
  })
  await step('tries rules while they are written, undoes by the browser’s own means, and saves', async () => {
    await open('/mapping')
    await page.getByTestId('preview-event').first().waitFor(PATIENCE)
    await page.getByTestId('rules').focus()
    await page.keyboard.type('relations:\n- name: x\nfrom: adress(a)')
    await page.getByTestId('rule-problems').waitFor(PATIENCE)
    assert.match(await page.getByTestId('rule-problems').textContent(), /3:9/)
    // The lines after the colon stand deeper by themselves.
    assert.equal(await page.getByTestId('rules').inputValue(), 'relations:\n  - name: x\n  from: adress(a)')
    const marked = await page.evaluate(() => getComputedStyle(document.querySelector('.editor .wrong:not(li)')).textDecorationStyle)
    assert.equal(marked, 'wavy')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+z')
    assert.equal(await page.getByTestId('rules').inputValue(), 'relations:\n  - name: x\n  from: adress(a)')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    assert.notEqual(await page.evaluate(() => document.activeElement.dataset.testid), 'rules')
    await page.getByTestId('rules').fill('relations:\n  - {name: x, from: ip(a), to: ip(b)}')
    await page.getByTestId('rule-problems').waitFor({ ...PATIENCE, state: 'detached' })
    await page.keyboard.press('Control+s')
    await page.waitForFunction(() => document.querySelector('[data-testid="save-bar"]').textContent.includes('Saved'), null, PATIENCE)
    assert.match(store.reading.rules, /ip\(a\)/)
  })
  await step('makes a token, shows it once and puts it into the lines of a shipper', async () => {
    await open('/connect')
    await page.getByTestId('token-label').fill('proxies')
    await page.keyboard.press('Enter')
    const token = await page.getByTestId('token-value').textContent()
    await page.getByTestId('shipper-rsyslog').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const lines = await page.getByTestId('snippet').textContent()
    assert.ok(lines.includes(token) && lines.includes('/elastic') && lines.includes('from documentation'), lines)
    await page.reload()
    await page.getByTestId('token').first().waitFor(PATIENCE)
    assert.equal(await page.getByText(token).count(), 0)
  })
  await step('makes a feed in two steps, with a look at pasted lines before', async () => {
    await page.goto(url)
    await page.getByTestId('new-feed').click()
    await page.getByTestId('feed-name').fill('office')
    await page.getByTestId('sample').fill('<38>Nov 30 02:13:24 web1 sshd[1200]: Accepted publickey for ada from 192.0.2.7 port 5022 ssh2')
    await page.getByTestId('relation').first().waitFor(PATIENCE)
    await page.getByTestId('feed-create').click()
    await page.getByTestId('feed-connect').click()
    await page.getByTestId('tokens').waitFor(PATIENCE)
  })
}
