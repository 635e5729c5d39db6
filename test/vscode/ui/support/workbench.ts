import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, inject, vi } from 'vitest';
import { openBrowser, openWindow } from '../../host/browser.ts';
import { PICTURES } from '../../host/paths.ts';

/** A text as a part of a regular expression. */
function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Milliseconds in which something comes that comes at all. */
const SOON = { timeout: 1_300 };

/** True once it is done; false where it fails, or takes too long. */
function succeeds(act: Promise<unknown>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}

/** A window of VS Code, in the words of its user. */
export class Workbench {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  /** Opens a folder, or an empty window. */
  static async open(folder?: string, port = inject('port')): Promise<Workbench> {
    const browser = await openBrowser();
    const page = await (await openWindow(browser)).newPage();
    const query = folder === undefined ? 'ew=true' : `folder=${encodeURIComponent(folder)}`;
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    await page.waitForSelector('.monaco-workbench .statusbar-item', { timeout: 60_000 });
    page.setDefaultTimeout(20_000);
    return new Workbench(browser, page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Waits until the explorer shows the folder. */
  async filesShown(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 30_000 });
  }

  async picture(name: string): Promise<void> {
    // What moves last is the toolbar.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  }

  /** Runs a command by its title. The commands of extensions come a little later than the window. */
  command(title: string): Promise<void> {
    return this.choose(`>${title}`, new RegExp(`^\\s*${escaped(title)}`));
  }

  /**
   * Enters a text in the quick input, and takes the first row once that is what is wanted.
   * @throws Error where that is never offered.
   */
  private async choose(text: string, wanted: RegExp): Promise<void> {
    const input = this.quickInput();
    const first = this.page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: wanted });
    for (let attempts = 15; attempts > 0; attempts--) {
      // A webview that closes takes the key with it.
      await this.page.keyboard.press('F1');
      if ((await succeeds(input.fill(text, SOON))) && (await succeeds(first.waitFor(SOON)))) {
        await this.page.keyboard.press('Enter');
        // A key that comes before would go to the quick input. What has run may ask for something there itself.
        await vi.waitFor(
          async () => {
            if ((await input.isVisible()) && (await input.inputValue()) === text)
              throw new Error(`the quick input does not take ${text}`);
          },
          { timeout: 5_000 },
        );
        return;
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`the quick input offers nothing for ${text}`);
  }

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]').first();
  }

  /** Types a folder into the open file dialog, and presses its button. */
  async pickFolder(folder: string, button: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.fillDialog(`${folder}/`);
    await this.page.locator('.quick-input-widget .monaco-button', { hasText: button }).first().click();
  }

  /** Types the path of a file into the open file dialog, and takes it. */
  async typePath(file: string): Promise<void> {
    await this.fillDialog(file);
    await this.page.keyboard.press('Enter');
  }

  /** Types a path into a file dialog once that has made its own proposal, which would replace it. */
  private async fillDialog(text: string): Promise<void> {
    const input = this.quickInput();
    await input.waitFor();
    await expect.poll(() => input.inputValue()).toMatch(/[/\\]/);
    const typed = async (): Promise<string> => {
      if ((await input.inputValue()) !== text) await input.fill(text);
      await this.page.waitForTimeout(500);
      return input.inputValue();
    };
    await expect.poll(typed).toBe(text);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').first().waitFor();
  }

  /** Opens a file in whatever editor it has. */
  async openTab(name: string): Promise<void> {
    await this.choose(name, new RegExp(escaped(name)));
    await this.activeTab(name);
  }

  async openFile(name: string): Promise<void> {
    await this.openTab(name);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Waits until what is typed goes into an editor. */
  async editorFocused(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Goes to a line of the open file. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.choose(`:${line}:${column}`, new RegExp(`\\b${line}\\b`));
    await this.statusItem(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Clicks beside a line's number, where breakpoints are set. */
  async clickMargin(line: number): Promise<void> {
    const number = this.page.locator('.line-numbers', { hasText: new RegExp(`^${line}$`) }).first();
    // Waits until the line is in view, and stands still.
    await number.click({ trial: true });
    const box = await number.boundingBox();
    if (!box) throw new Error(`line ${line} is not in view`);
    const margin = await this.page.locator('.margin').first().boundingBox();
    await this.page.mouse.click((margin?.x ?? 0) + 10, box.y + box.height / 2);
  }

  /** Sets a breakpoint in a file, starts a session, and waits until it stops. */
  async debugTo(file: string, line: number): Promise<void> {
    await this.openFile(file);
    await this.goToLine(line);
    await this.clickMargin(line);
    await this.page.locator('.codicon-debug-breakpoint').first().waitFor();
    await this.pressF5();
    await this.stoppedLine();
    await this.showRunView();
  }

  async pressF5(): Promise<void> {
    await this.page.keyboard.press('F5');
  }

  /** Waits until the session is stopped at a line of an open file. @returns that line. */
  async stoppedLine(): Promise<number> {
    // Nothing may be compiled yet.
    await this.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 60_000 });
    for (let attempts = 10; attempts > 0; attempts--) {
      const line = await this.numberOfStoppedLine();
      if (line !== null) return line;
      // The editor still scrolls to the line.
      await this.page.waitForTimeout(200);
    }
    throw new Error('the stopped line has no number');
  }

  /** The number beside the highlighted line; null while the editor draws. */
  private async numberOfStoppedLine(): Promise<number | null> {
    const box = await this.page.locator('.debug-top-stack-frame-line').first().boundingBox({ timeout: 1000 });
    const numbers = this.page.locator('.line-numbers');
    const texts = await numbers.allInnerTexts();
    const places = await Promise.all(
      texts.map((_text, index) =>
        numbers
          .nth(index)
          .boundingBox({ timeout: 1000 })
          // A row that is drawn anew meanwhile is none.
          .catch(() => null),
      ),
    );
    const at = places.findIndex((place) => place && box && Math.abs(place.y - box.y) < 4);
    return at < 0 ? null : Number(texts[at]);
  }

  /** Closes a part of the side bar, if it is open. */
  async closePane(name: string): Promise<void> {
    const header = this.page.locator(`.pane-header[aria-label^="${name}"]`).first();
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }

  /** Shows the variables of the stopped function. */
  async showRunView(): Promise<void> {
    await this.command('Run and Debug: Focus on Variables View');
    const locals = this.page.locator('.debug-variables .monaco-list-row', { hasText: 'Locals' }).first();
    await locals.waitFor();
    // The editor opens it by itself, most often; a click at the same moment would close it again.
    const open = locals.and(this.page.locator('[aria-expanded="true"]'));
    for (let attempts = 10; attempts > 0; attempts--) {
      if (await succeeds(open.waitFor(SOON))) return;
      await locals.click();
    }
    await open.waitFor();
  }

  /** The rows of the variables view, as a screen reader has them. */
  async variables(): Promise<string[]> {
    const rows = await this.page.locator('.debug-variables .monaco-list-row').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  /** The names of the frames, innermost first. */
  async frames(): Promise<string[]> {
    const rows = this.page.locator('.debug-call-stack .stack-frame .label');
    await rows.first().waitFor({ timeout: 20_000 });
    return rows.allInnerTexts();
  }

  /** Waits until the session is stopped at a line: until the highlight has come to it from where it was. */
  async stopsAt(line: number): Promise<void> {
    await expect.poll(() => this.stoppedLine()).toBe(line);
  }

  /** Waits until the innermost frame has a name. */
  async framesBegin(name: RegExp): Promise<void> {
    await this.page
      .locator('.debug-call-stack .stack-frame .label')
      .first()
      .filter({ hasText: name })
      .waitFor({ timeout: 20_000 });
  }

  async clickFrame(name: RegExp, button: 'left' | 'right' = 'left'): Promise<void> {
    const frame = this.page.locator('.debug-call-stack .stack-frame .label', { hasText: name }).first();
    await frame.click({ button });
  }

  /** Waits until a tab is in front. */
  async activeTab(name: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Waits until the editor in front shows a text. */
  async editorText(text: RegExp): Promise<void> {
    // The editor draws spaces that do not break.
    const lines = this.page.locator('.editor-group-container.active .view-lines').first();
    await expect.poll(async () => (await lines.innerText()).replaceAll('\u00a0', ' ')).toMatch(text);
  }

  /** Enters a line in the debug console, and waits for what it prints. */
  async console(line: string, answer: RegExp): Promise<void> {
    await this.command('Debug Console: Focus on Debug Console View');
    await this.page.locator('.repl-input-wrapper .view-lines').click();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
    await this.consoleLine(answer);
  }

  /**
   * Waits for a line of the debug console that is shown. Where much is printed at once the console does not always
   * scroll along, and it has only what is in view: a person would scroll to its end.
   */
  async consoleLine(text: RegExp): Promise<void> {
    const line = this.page.locator('.repl-tree .monaco-list-row', { hasText: text }).first();
    const list = this.page.locator('.repl-tree .monaco-list').first();
    await expect
      .poll(
        async () => {
          if (!(await line.isVisible())) await list.press('End');
          return line.isVisible();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(true);
  }

  /** A row of the variables view, by the start of its text. */
  variable(name: RegExp): Locator {
    return this.page.locator('.debug-variables .monaco-list-row', { hasText: name }).first();
  }

  /** Opens a branch of the variables view, or closes it. */
  async toggleVariable(name: RegExp): Promise<void> {
    const row = this.variable(name);
    const before = await row.getAttribute('aria-expanded');
    await row.click();
    await expect.poll(() => row.getAttribute('aria-expanded')).not.toBe(before);
  }

  /** Changes a value in the variables view. */
  async setVariable(name: RegExp, value: string): Promise<void> {
    await this.variable(name).dblclick();
    const input = this.page.locator('.debug-variables .monaco-inputbox input').first();
    await input.fill(value);
    await input.press('Enter');
  }

  /** Chooses from the open context menu. */
  async menuItem(title: string): Promise<void> {
    const item = this.page.locator('.context-view .action-item', { hasText: title }).first();
    await item.waitFor();
    // A menu that has only just opened takes no click.
    const chosen = async (): Promise<boolean> => {
      await item.click({ timeout: 1_000 }).catch(() => undefined);
      return item.isHidden();
    };
    await expect.poll(chosen, { timeout: 10_000 }).toBe(true);
  }

  /** Where the innermost frame stands: `75:1`. */
  async topPosition(): Promise<string> {
    return this.page.locator('.debug-call-stack .stack-frame .line-number').first().innerText();
  }

  /** A button of the debug toolbar, by the start of its title. */
  toolbarButton(title: string): Locator {
    return this.page.locator(`.debug-toolbar .action-label[aria-label^="${title}"]`).first();
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast, .monaco-dialog-box', { hasText: text }).first();
  }

  async stop(): Promise<void> {
    await this.page.keyboard.press('Shift+F5');
    await this.ended();
  }

  /** Waits until nothing is debugged any more. */
  async ended(): Promise<void> {
    await this.page.locator('.debug-toolbar').waitFor({ state: 'hidden', timeout: 30_000 });
  }
}
