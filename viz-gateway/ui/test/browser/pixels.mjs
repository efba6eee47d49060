/** How much of a part of the page is drawn on, and with how many colours. Reads a screenshot, so it sees what people see. */
export async function pixelStats(page, clip, background = [11, 14, 20], tolerance = 12) {
  const png = (await page.screenshot({ clip })).toString('base64')
  const helper = await page.context().newPage() // a blank page: the application's policy forbids data: fetches
  try {
    return await helper.evaluate(
      async ({ png, background, tolerance }) => {
        const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
        context.drawImage(bitmap, 0, 0)
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
        const colors = new Set()
        let ink = 0
        for (let i = 0; i < data.length; i += 4) {
          if ([0, 1, 2].every((part) => Math.abs(data[i + part] - background[part]) <= tolerance)) continue
          ink++
          colors.add(((data[i] >> 5) << 6) | ((data[i + 1] >> 5) << 3) | (data[i + 2] >> 5))
        }
        return { inkShare: ink / (data.length / 4), colors: colors.size }
      },
      { png, background, tolerance },
    )
  } finally {
    await helper.close()
  }
}
