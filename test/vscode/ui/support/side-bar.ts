import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The trees of the Changer Lab side bar, in the words of their user. */
export class SideBar {
  /** @param last title of the last tree, in the language of the window. */
  constructor(
    private readonly page: Page,
    private readonly last = 'Requests',
  ) {}

  async open(): Promise<void> {
    await this.page.locator('.activitybar .action-label[aria-label^="Changer Lab"]').first().click();
    await this.tree(this.last).waitFor();
  }

  tree(name: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${name}"])`).first();
  }

  row(name: string, text: string | RegExp): Locator {
    return this.tree(name).locator('.monaco-list-row', { hasText: text }).first();
  }

  /** Waits until a row says it. */
  says(name: string, text: string | RegExp, words: RegExp): Promise<void> {
    return expect.poll(() => this.row(name, text).innerText()).toMatch(words);
  }

  /** Presses a button of a row; it is there while the mouse is. */
  async press(name: string, text: string | RegExp, button: string): Promise<void> {
    const row = this.row(name, text);
    await row.hover();
    await row.locator(`.action-label[aria-label^="${button}"]`).first().click();
  }
}
