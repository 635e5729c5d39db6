/** Whole drivers: right ones give no finding, and one mistake put into them gives one. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerResolver } from '../../src/lint/files.ts';
import { linter } from './annotated.ts';

const SAMPLE = new URL('../../samples/autoloader/autoloader.c', import.meta.url).pathname;
const LTO = new URL('../../samples/lto/lto.c', import.meta.url).pathname;
const PROBE = new URL('../fixtures/probe.c', import.meta.url).pathname;
const XP = new URL('../headers/fixtures/windows-xp.c', import.meta.url).pathname;

async function ids(file: string, text: string, defines: readonly string[] = []): Promise<string[]> {
  const options = { resolve: headerResolver([]), defines };
  return (await linter()).lintSource(file, text, options).map(({ id }) => id);
}

describe.runIf(existsSync(SAMPLE))('the sample driver', () => {
  const text = existsSync(SAMPLE) ? readFileSync(SAMPLE, 'utf8') : '';

  it('gives no finding', async () => {
    expect(await ids(SAMPLE, text)).toEqual([]);
  });

  it.each([
    ['PositionCapabilities = LOADER_POSITION_CAPABILITIES', 'PositionCapabilities = 0', 'H02'],
    ['LockUnlockCapabilities = LOADER_LOCK_CAPABILITIES', 'LockUnlockCapabilities = 0', 'I07'],
    ['NumberCleanerSlots = LOADER_CLEANER_SLOTS', 'NumberCleanerSlots = 2', 'C18'],
    ['NumberOfDoors = LOADER_DOORS', 'NumberOfDoors = 0', 'I08'],
    ['if (ChangerData->Elements[ChangerIEPort].Count != 0)', 'if (ChangerData->Flip)', 'I01'],
    ['features |= CHANGER_MEDIUM_FLIP', 'features |= CHANGER_SLOTS_USE_TRAYS', 'B07'],
    ['RtlZeroMemory(parameters, sizeof(GET_CHANGER_PARAMETERS));', '', 'A02'],
    ['InitDataSize = sizeof(MCD_INIT_DATA)', 'InitDataSize = 4', 'O01'],
  ])('%s replaced by %s is seen', async (from, to, id) => {
    const changed = text.replaceAll(from, to);
    // The sample may be written in another way some day: then there is nothing to replace.
    if (changed === text) return;
    expect(await ids(SAMPLE, changed)).toContain(id);
  });
});

describe('the sample driver of LTO drives', () => {
  const text = readFileSync(LTO, 'utf8');

  it('gives no finding', async () => {
    expect(await ids(LTO, text)).toEqual([]);
  });

  it.each([
    ['| TAPE_DRIVE_SET_BLOCK_SIZE', '', 'TL6'],
    ['| TAPE_DRIVE_LOAD_UNLD_IMMED', '| TAPE_DRIVE_TENSION_IMMED', 'TL3'],
    ['FeaturesLow |= TAPE_DRIVE_COMPRESSION', 'FeaturesLow |= TAPE_DRIVE_PADDING', 'TL4'],
    ['MaximumPartitionCount = 2', 'MaximumPartitionCount = 1', 'TL7'],
    ['FeaturesHigh |= TAPE_DRIVE_SET_COMPRESSION', 'FeaturesLow |= TAPE_DRIVE_SET_COMPRESSION', 'TL1'],
  ])('%s replaced by %s is seen', async (from, to, id) => {
    expect(text).toContain(from);
    expect(await ids(LTO, text.replace(from, to))).toContain(id);
  });
});

describe('the probe driver', () => {
  const text = readFileSync(PROBE, 'utf8');

  it('is what it is: a changer without slots and drives', async () => {
    expect(await ids(PROBE, text)).toEqual(['C06', 'C08', 'C14', 'F08', 'F09']);
  });

  it.each([
    ['BAD_EXTENSION', 'O09'],
    ['BAD_COMPLETE', 'O03'],
    ['BAD_FLAGS', 'E03'],
    ['BAD_INIT_SIZE', 'O01'],
    ['BAD_MISSING_ROUTINE', 'O01'],
    ['BAD_NO_INITIALIZE', 'O02'],
  ])('-D %s is found', async (define, id) => {
    expect(await ids(PROBE, text, [define])).toContain(id);
  });
});

it('a driver of Windows XP gives no finding', async () => {
  expect(await ids(XP, readFileSync(XP, 'utf8'))).toEqual([]);
});

describe('a file that is being edited', () => {
  it('has the findings of the whole after each edit', async () => {
    const lint = await linter();
    const document = lint.open(PROBE);
    let text = readFileSync(PROBE, 'utf8');
    document.lint(text);
    for (let i = 0; i < 40; i++) {
      const at = Math.floor((text.length * i) / 40);
      text = `${text.slice(0, at)}${i % 3 === 0 ? '\n' : ' '}${text.slice(at)}`;
      expect(document.lint(text)).toEqual(lint.lintSource(PROBE, text));
    }
  });
});
