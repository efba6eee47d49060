// Pictures of a feed's pages, by shoot.mjs.
const SIZES = [[1600, 1000], [1280, 720]]

const LINES = [
  '<38>Nov 30 02:13:24 web1 sshd[1200]: Accepted publickey for ada from 192.0.2.7 port 5022 ssh2',
  '<38>Nov 30 02:13:25 web1 sshd[1201]: Failed password for root from 203.0.113.9 port 40022 ssh2',
  '<86>Nov 30 02:13:25 web1 CRON[77]: pam_unix(cron:session): session opened for user root',
  '{"uid":"C1","id.orig_h":"10.1.0.4","id.resp_h":"10.2.0.9","id.resp_p":445,"conn_state":"S0"}',
  '{"event":"login","user":"ada","ho',
].join('\n')

/** @param shot takes a picture of that name and size */
export async function feedScreens(page, url, shot) {
  const both = async (name) => {
    for (const [width, height] of SIZES) await shot(width === 1600 ? name : `${name}-1280`, width, height)
    await page.setViewportSize({ width: 1600, height: 1000 })
  }
  const go = async (feed, tab = '') => {
    await page.goto(`${url}/#/feeds/${feed}${tab}`)
    await page.locator('[data-testid="feed-page"]:not([data-state="loading"])').waitFor()
    await page.waitForTimeout(500)
  }
  await go('office')
  await page.waitForTimeout(Number(process.env.ORRERY_LOOK_MILLIS ?? 20_000))
  await both('feed-health')
  await go('office', '/dead-letters')
  await page.getByTestId('letter').first().waitFor()
  for (const i of [0, 1, 2, 3]) await page.getByTestId('letter').nth(i).locator('input').check()
  await both('feed-letters')
  await page.getByTestId('replay').click()
  await page.getByTestId('letter-mark').first().waitFor()
  await both('feed-letters-replayed')
  await page.locator('.letter-open').nth(5).click()
  await both('feed-letter')
  await page.keyboard.press('Escape')
  await go('office', '/mapping')
  await page.getByTestId('preview-event').first().waitFor()
  await both('feed-mapping-plain')
  await page.getByTestId('rules-example').click()
  await page.getByTestId('noisy').locator('summary').click()
  await page.getByTestId('sample').fill(LINES)
  await page.waitForTimeout(900)
  await page.getByTestId('preview-event').first().locator('summary').click()
  await both('feed-mapping')
  await page.getByTestId('rules').focus()
  const wrong = (await page.getByTestId('rules').inputValue()).replace('ip(destination.ip)', 'adress(destination.ip)')
  await page.getByTestId('rules').fill(wrong)
  await page.waitForTimeout(900)
  await both('feed-mapping-wrong')
  await page.getByTestId('show-rules').click()
  await both('feed-rules')
  await page.getByTestId('rules').fill('')
  await page.getByTestId('window').selectOption('own')
  await page.getByTestId('window-amount').fill('36')
  await page.getByTestId('window-unit').selectOption('3600')
  await both('feed-window')
  await page.getByTestId('window').selectOption('3600')
  await page.getByTestId('save-mapping').click()
  await page.getByTestId('confirm-action').waitFor()
  await both('feed-window-shorter')
  await page.keyboard.press('Escape')
  page.once('dialog', (dialog) => void dialog.accept())
  await page.goto('about:blank')
  await go('office', '/connect')
  await both('feed-connect')
  await page.getByTestId('token-label').fill('Vector on the proxies')
  await page.getByTestId('token-create').click()
  await page.getByTestId('token-fresh').waitFor()
  await page.getByTestId('shipper-vector').click()
  await both('feed-token')
  for (const id of ['kafka-topics', 'folder']) {
    await page.getByTestId(`shipper-${id}`).click()
    await both(`feed-${id}`)
  }
  for (const [feed, tab] of [['old-log', ''], ['empty', ''], ['empty', '/dead-letters'], ['empty', '/mapping'], ['older', ''], ['failing', ''], ['own', '/mapping'], ['nowhere', '']]) {
    await go(feed, tab)
    await page.waitForTimeout(700)
    await both(`feed-${feed}${tab.replace('/', '-')}`)
  }
  await page.goto(url)
  await page.getByTestId('new-feed').click()
  await page.getByTestId('feed-name').fill('office-logins')
  await both('feed-dialog')
  await page.getByTestId('sample').fill(LINES)
  await page.waitForTimeout(900)
  await both('feed-dialog-preview')
  await page.getByTestId('feed-create').click()
  await page.getByTestId('feed-connect').waitFor()
  await both('feed-dialog-ready')
  await page.keyboard.press('Escape')
}
