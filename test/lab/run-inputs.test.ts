import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInputs } from '../../src/lab/run-inputs.ts';
import { SUPPLIED_CHANGER } from '../../src/lab/supplied-drivers.ts';

const library = (drive: object = {}): string =>
  JSON.stringify({
    changer: { vendor: 'ACME', product: 'LOADER 8' },
    elements: {
      transport: { first: 0, count: 1 },
      slot: { first: 1, count: 8 },
      drive: { first: 20, count: 1 },
    },
    drives: [{ kind: 'LTO-6', ...drive }],
  });

describe('what a run starts from', () => {
  let folder: string;
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const changer = (name: string): string => write(name, '#include <mcd.h>\nNTSTATUS DriverEntry(void);\n');
  const tape = (name: string): string => write(name, '#include <minitape.h>\nULONG DriverEntry(void);\n');
  const scenario = (members: object = {}): string =>
    write('s.scenario.json', JSON.stringify({ ...members, steps: [{ ioctl: 'GET_STATUS' }] }));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'run inputs '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('of a changer miniclass: itself, and a tour of the changer', async () => {
    const inputs = await findInputs({ program: [changer('a.c')] });
    expect(inputs).toMatchObject({ main: 'changer', suppliedChanger: false });
    expect(inputs.tapeSources).toBeUndefined();
    expect(inputs.scenario.steps.some(({ data }) => 'device' in data)).toBe(false);
  });

  it.each(['program', 'tape'])(
    'of a tape miniclass as the %s: the changer of the lab and a tour of a drive',
    async (name) => {
      const file = tape('t.c');
      const inputs = await findInputs({ [name]: [file] });
      expect(inputs).toMatchObject({
        main: 'tape',
        suppliedChanger: true,
        sources: SUPPLIED_CHANGER,
        tapeSources: [file],
      });
      expect(inputs.scenario.steps.some(({ data }) => data['device'] === 'drive 0')).toBe(true);
    },
  );

  it('of both: the changer in front, and a tour of both', async () => {
    const inputs = await findInputs({ program: [changer('a.c')], tape: [tape('t.c')] });
    expect(inputs).toMatchObject({ main: 'changer', suppliedChanger: false });
    const [first] = inputs.scenario.steps;
    expect(first.data).toEqual({ ioctl: 'GET_PARAMETERS' });
    expect(inputs.scenario.steps.some(({ data }) => 'write' in data)).toBe(true);
  });

  it('of a tape miniclass and a scenario that names a changer: that one, with the drives in front', async () => {
    const file = tape('t.c');
    const own = changer('a.c');
    const inputs = await findInputs({ program: [file], scenario: scenario({ driver: 'a.c' }) });
    expect(inputs).toMatchObject({
      main: 'tape',
      suppliedChanger: false,
      sources: [own],
      tapeSources: [file],
    });
  });

  it('of a scenario beside two drivers of different kinds: the changer is found, the tape miniclass is no second one', async () => {
    tape('t.c');
    const own = changer('a.c');
    write('l.changer.json', library());
    const inputs = await findInputs({ scenario: scenario() });
    expect(inputs.sources).toEqual([own]);
  });

  it('of a library whose drives name their miniclass: that one, unless the person or the scenario names another', async () => {
    const own = changer('a.c');
    const [ofLibrary, ofScenario, ofPerson] = ['t.c', 's.c', 'p.c'].map(tape);
    const described = write('l.changer.json', library({ miniclass: 't.c' }));
    const program = [own];
    const inputs = await findInputs({ program, library: described });
    expect(inputs.tapeSources).toEqual([ofLibrary]);
    expect(inputs.library.model.drives[0]).not.toHaveProperty('miniclass');
    const file = scenario({ driver: 'a.c', tape: 's.c', library: 'l.changer.json' });
    expect((await findInputs({ scenario: file })).tapeSources).toEqual([ofScenario]);
    expect((await findInputs({ scenario: file, tape: [ofPerson] })).tapeSources).toEqual([ofPerson]);
  });

  it('of a scenario beside no changer miniclass says so', async () => {
    tape('t.c');
    await expect(findInputs({ scenario: scenario() })).rejects.toThrow(
      /names no driver, and no changer miniclass driver lies beside it/,
    );
  });
});
