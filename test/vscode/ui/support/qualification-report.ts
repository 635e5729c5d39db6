import type { Frame, Page } from 'playwright-core';

/** The report of a qualification in the window, once it says so. */
export async function qualificationReport(page: Page, verdict: string): Promise<Frame> {
  for (let attempts = 240; attempts > 0; attempts--) {
    for (const frame of page.frames()) {
      const said = await frame
        .locator('.verdict', { hasText: verdict })
        .count()
        // A frame may go while it is asked.
        .catch(() => 0);
      if (said > 0) return frame;
    }
    await page.waitForTimeout(250);
  }
  throw new Error(`No report says: ${verdict}`);
}
