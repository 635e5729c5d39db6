import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { TraceClient } from '../../src/extension/trace-view/trace-client.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

describe('the thread of a trace', () => {
  let client: TraceClient | undefined;
  afterEach(() => client?.end());

  it.each([
    ['en', {}, /^There is no trace yet: /],
    [
      'de',
      JSON.parse(readFileSync(packageFile('l10n/bundle.l10n.de.json'), 'utf8')) as Record<string, string>,
      /^Es gibt noch keinen Mitschnitt: /,
    ],
  ])('refuses in the language that it was given: %s', async (tag, texts, words) => {
    client = new TraceClient(packageFile('dist/trace-worker.mjs'), { tag, texts }, () => undefined);
    await expect(client.ask('command', { row: 0 })).rejects.toThrow(words);
  });
});
