import type { Frame, Locator, Page } from 'playwright-core';

/** The drawing of a library in a webview of the window, in the words of its user. */
export class LibraryDrawing {
  private constructor(
    private readonly page: Page,
    readonly frame: Frame,
  ) {}

  /** Waits for the drawing that is in the window, and finds its frame. */
  static async find(page: Page): Promise<LibraryDrawing> {
    for (let attempts = 60; attempts > 0; attempts--) {
      for (const frame of page.frames()) {
        const cells = await frame
          .locator('library-view [role="gridcell"]')
          .count()
          // A frame may go while it is asked.
          .catch(() => 0);
        if (cells > 0) return new LibraryDrawing(page, frame);
      }
      await page.waitForTimeout(250);
    }
    throw new Error('No webview shows a library.');
  }

  cell(place: string): Locator {
    return this.frame.locator(`[data-spot="${place}"]`);
  }

  /** What a screen reader says of a place. */
  label(place: string): Promise<string> {
    return this.cell(place).locator('.hidden-text').first().innerText();
  }

  button(text: string): Locator {
    return this.frame.locator('vscode-button', { hasText: text }).first();
  }

  /** Drags what lies at a place to another. */
  async drag(from: string, to: string, { shift = false } = {}): Promise<void> {
    const [start, end] = [await this.middle(from), await this.middle(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
    if (shift) await this.page.keyboard.down('Shift');
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
    if (shift) await this.page.keyboard.up('Shift');
  }

  private async middle(place: string): Promise<{ x: number; y: number }> {
    const cell = this.cell(place);
    await cell.scrollIntoViewIfNeeded();
    const box = await cell.boundingBox();
    if (!box) throw new Error(`${place} is not to be seen.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Chooses an act from the menu of a place. */
  async act(place: string, title: string): Promise<void> {
    await this.cell(place).click({ button: 'right' });
    await this.frame.locator('[role="menuitem"]', { hasText: title }).first().click();
  }

  /** Chooses an act on the whole library. */
  async libraryAct(title: string): Promise<void> {
    await this.button('Library…').click();
    await this.frame.locator('[role="menuitem"]', { hasText: title }).first().click();
  }

  /** The callout at what a person has acted on. */
  callout(text: string | RegExp): Locator {
    return this.frame.locator('.callout', { hasText: text });
  }
}
