import type { Frame, Locator, Page } from 'playwright-core';

/** The trace view in a webview of the window, in the words of its user. */
export class TraceTable {
  private constructor(readonly frame: Frame) {}

  /** Waits for a trace in the window, of which the count of its commands says something: `39 commands`. */
  static async find(page: Page, count: RegExp): Promise<TraceTable> {
    for (let attempts = 80; attempts > 0; attempts--) {
      for (const frame of page.frames()) {
        const shown = frame.locator('trace-toolbar .count', { hasText: count });
        // A frame may go while it is asked.
        if ((await shown.count().catch(() => 0)) > 0) return new TraceTable(frame);
      }
      await page.waitForTimeout(250);
    }
    throw new Error(`No webview shows a trace of ${String(count)}.`);
  }

  /** The lines of commands that are drawn and hold a text. */
  row(text: string | RegExp): Locator {
    return this.frame.locator('[role="row"][aria-selected]', { hasText: text }).first();
  }

  /** `39 commands, following the run`. */
  count(): Promise<string> {
    return this.frame.locator('trace-toolbar .count').innerText();
  }

  /** A line of the details: name, value and bytes. */
  detail(text: RegExp): Locator {
    return this.frame.locator('trace-details').getByRole('row', { name: text });
  }

  button(text: string): Locator {
    return this.frame.locator('vscode-button', { hasText: text }).first();
  }

  async filter(text: string): Promise<void> {
    await this.frame.locator('trace-toolbar input').first().fill(text);
  }
}
