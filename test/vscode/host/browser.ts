import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM } from './paths.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `There is no browser at ${CHROMIUM}. Install Chromium (Debian: chromium), or set CHROMIUM to its path.`,
    );
  }
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
}

/** A window of its own, without history. Nothing may leave the machine. */
export async function openWindow(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const local = new Set(['127.0.0.1', 'localhost']);
  await context.route(
    (url) => url.protocol.startsWith('http') && !local.has(url.hostname),
    (route) => route.abort(),
  );
  return context;
}
