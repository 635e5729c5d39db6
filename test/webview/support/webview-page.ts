import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageLanguage } from '../../../src/view/language.ts';
import { pageText } from '../../../src/view/page.ts';
import { openBrowser } from '../../vscode/host/browser.ts';
import { PICTURES, ROOT } from '../../vscode/host/paths.ts';

/** The editor's themes, as VS Code hands them to a webview; recorded from the real one. */
export const THEMES = ['dark', 'light', 'hc-dark', 'hc-light'] as const;
export type Theme = (typeof THEMES)[number];

/** A view with its bundle, or a page that has none. */
type PageContent =
  | {
      /** The bundle: dist/webview/NAME.js. */
      readonly view: 'library' | 'trace';
      /** The view's own element. */
      readonly body: string;
    }
  | { readonly html: string };

export type PageOptions = PageContent & Surroundings;

interface Surroundings {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** What the page speaks; English by itself. */
  readonly language?: PageLanguage;
}

/** What a theme gives to the page: properties of the root element, and what the body says of itself. */
interface ThemeData {
  readonly style: readonly string[];
  readonly className: string;
  readonly kind: string;
}

const ORIGIN = 'http://webview.localhost';

/** Stands in for VS Code's end of the line: keeps what the view says, and its state over a reload. */
const VSCODE_API = `
  window.posted = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => void window.posted.push(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
`;

/** A webview in a real browser, with the page and the policy that the extension gives it. */
export class WebviewPage<In, Out extends { readonly kind: string }> {
  /** What the page complained of: errors, and what its policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open<In, Out extends { readonly kind: string }>(
    options: PageOptions,
  ): Promise<WebviewPage<In, Out>> {
    const { theme = 'dark', width = 1280, height = 800, reducedMotion = false } = options;
    const { language = { tag: 'en', texts: {} } } = options;
    const browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const opened = new WebviewPage<In, Out>(browser, context, page);
    page.on('console', (message) => {
      if (message.type() === 'error') opened.complaints.push(message.text());
    });
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    const colours = JSON.parse(
      readFileSync(path.join(ROOT, `test/webview/themes/${theme}.json`), 'utf8'),
    ) as ThemeData;
    await context.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: pageOf(options, language) });
      const file = path.join(ROOT, 'dist/webview', path.basename(pathname));
      return route.fulfill({ path: file });
    });
    await page.addInitScript(VSCODE_API + themeScript(colours));
    await page.goto(`${ORIGIN}/`);
    return opened;
  }

  /** Sends a message as the extension does. */
  async send(message: In): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
    // The message, and the drawing of what it says.
    await this.frames(2);
  }

  /** Lets the page draw. */
  async frames(count: number): Promise<void> {
    for (let i = 0; i < count; i++)
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }

  /** What the view has said, of one kind. */
  async posted<Kind extends Out['kind']>(kind: Kind): Promise<Extract<Out, { kind: Kind }>[]> {
    const all = await this.page.evaluate(() => (window as unknown as { posted: Out[] }).posted);
    return all.filter((message): message is Extract<Out, { kind: Kind }> => message.kind === kind);
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.browser.close();
  }
}

function pageOf(content: PageContent, language: PageLanguage): string {
  if ('html' in content) return content.html;
  const { view, body } = content;
  return pageText({
    source: ORIGIN,
    script: `${ORIGIN}/${view}.js`,
    style: `${ORIGIN}/${view}.css`,
    nonce: 'of-the-test',
    title: view,
    body,
    language,
  });
}

/** Puts the theme onto the page as VS Code does: the policy binds the page's own styles only. */
function themeScript({ style, className, kind }: ThemeData): string {
  return `
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.cssText = ${JSON.stringify(style.join(';'))};
      document.body.className = ${JSON.stringify(className)};
      document.body.dataset.vscodeThemeKind = ${JSON.stringify(kind)};
    });`;
}
