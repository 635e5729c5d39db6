import { describe, expect, it } from 'vitest';
import { checkStep } from '../../src/lab/scenario/scenario-file.ts';
import { JsonDocument } from '../../src/lab/files/json-document.ts';
import type { LiveAct } from '../../src/live/live-events.ts';
import { actsFor } from '../../src/view/library/act.ts';
import { FILE_ACTS } from '../../src/view/library/file-acts.ts';
import { Hand } from '../../src/view/library/hand.ts';
import { LIVE_ACTS } from '../../src/view/library/live-acts.ts';
import { liveMove } from '../../src/view/library/moves.ts';
import { parseSpot } from '../../src/view/library/spots.ts';
import { libraryWith } from './libraries.ts';

const move = (
  from: string,
  to: string,
  { raw = false, managed = false, library = libraryWith('', {}, managed) } = {},
) => liveMove(library, parseSpot(from), parseSpot(to), raw);

describe('a cartridge that is put down', () => {
  it('is moved by MOVE_MEDIUM where nobody manages the library', () => {
    expect(move('slot 0', 'drive 1')).toMatchObject({
      ok: true,
      deed: { to: 'lab', act: { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 1' } },
    });
  });

  it('is asked of the storage manager where that manages the library', () => {
    const loaded = libraryWith('drive 0', { full: true, barcode: 'X00001L6' }, true);
    const act = (from: string, to: string, library = libraryWith('', {}, true)) =>
      move(from, to, { library });
    expect(act('slot 0', 'drive 1')).toMatchObject({
      deed: { act: { rsm: 'mount', volume: 'GEN000L6', drive: 1 } },
    });
    expect(act('slot 1', 'port 0')).toMatchObject({
      deed: { act: { rsm: 'eject', volume: 'GEN001L6', port: 0 } },
    });
    expect(act('drive 0', 'slot 9', loaded)).toMatchObject({
      deed: { act: { rsm: 'dismount', volume: 'X00001L6' } },
    });
  });

  it('is moved raw at the side of the storage manager where a person wants that', () => {
    expect(move('slot 0', 'slot 9', { managed: true })).toMatchObject({ ok: false });
    expect(move('slot 0', 'slot 9', { managed: true, raw: true })).toMatchObject({
      deed: { act: { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'slot 9' } },
    });
  });

  it('does not go where a cartridge is, unless the driver is to say so itself', () => {
    expect(move('slot 0', 'slot 1')).toEqual({ ok: false, reason: 'Slot 1 holds GEN001L6 already.' });
    expect(move('slot 0', 'slot 1', { raw: true })).toMatchObject({ ok: true });
  });

  it('is not picked up where there is none, nor put into a door', () => {
    expect(move('slot 8', 'slot 9')).toEqual({ ok: false, reason: 'Slot 8 is empty.' });
    expect(move('slot 0', 'door 0')).toEqual({ ok: false, reason: 'Door 0 holds no cartridge.' });
  });

  it('stays in hand where the place does not take it', () => {
    const hand = new Hand(false);
    const library = libraryWith();
    expect(hand.pickUp(library, parseSpot('slot 0'))).toBeUndefined();
    expect(hand.putDown(library, parseSpot('slot 1'), false)).toMatchObject({ done: false });
    expect(hand.from).not.toBeNull();
    expect(hand.putDown(library, parseSpot('slot 0'), false)).toBeUndefined();
    expect(hand.from).toBeNull();
  });
});

describe('the acts of the view', () => {
  const library = libraryWith();
  const spots = ['transport 0', 'slot 0', 'slot 9', 'port 0', 'drive 0', 'door 0', 'keypad 0'];

  it('are steps that a scenario file may hold', () => {
    const problems = (act: LiveAct) => checkStep(act, new JsonDocument('', JSON.stringify(act)), []);
    let checked = 0;
    for (const [row, name] of [
      ...spots.flatMap((name) =>
        actsFor(LIVE_ACTS, { library, spot: parseSpot(name) }).map((row) => [row, name] as const),
      ),
      ...actsFor(LIVE_ACTS, { library, spot: parseSpot('transport 0') }, true).map(
        (row) => [row, 'transport 0'] as const,
      ),
    ]) {
      const target = { library, spot: parseSpot(name) };
      const input = Object.fromEntries(
        (row.fields?.(target) ?? []).map(({ name: field, value }) => [field, value]),
      );
      const deed = row.deed(target, input);
      if (deed.to !== 'lab') throw new Error(`${row.id} is for a file.`);
      expect([row.id, problems(deed.act)]).toEqual([row.id, []]);
      checked++;
    }
    expect(checked).toBeGreaterThan(25);
  });

  it('have ids of their own, and one key an element at most', () => {
    for (const table of [LIVE_ACTS, FILE_ACTS]) {
      expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
      for (const name of spots) {
        const keys = actsFor(table, { library, spot: parseSpot(name) }).flatMap(({ key }) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });
});
