import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extensionType } from '../../src/debug/session/extension-type.ts';
import { probe } from '../support/debug-probe.ts';

describe("the type of the miniclass's own data", () => {
  it('is what the routine takes the size of, wherever else the routine is named', () => {
    const loader = fileURLToPath(new URL('../../samples/autoloader/autoloader.c', import.meta.url));
    expect(extensionType([loader])).toBe('CHANGER_DATA');
    expect(extensionType(['/nowhere.c', probe])).toBe('PROBE_DATA');
  });
});
