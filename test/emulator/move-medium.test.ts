import { describe, expect, it } from 'vitest';
import { cdb, expectGood, expectSense, library, poweredOn } from './harness.ts';

describe('MOVE MEDIUM', () => {
  it('moves a cartridge and takes the time of a move', () => {
    const { changer, host } = poweredOn();
    const reply = host.move(1000, 256, { 'transport element address': 1 });
    expectGood(reply);
    expect(reply.duration).toBe(12_000);
    expect(changer.elementAt({ kind: 'slot', index: 0 })?.full).toBe(false);
    expect(changer.elementAt({ kind: 'drive', index: 0 })).toMatchObject({
      full: true,
      barcode: 'A00001L6',
      source: { kind: 'slot', index: 0 },
    });
    expect(changer.transportPosition(0)).toEqual({ kind: 'drive', index: 0 });
  });

  it('takes transport address 0 for the default transport', () => {
    expectGood(poweredOn().host.move(1000, 1003));
  });

  it('takes transport address 0 for the default transport even where a slot has address 0', () => {
    const elements = {
      ...library().elements,
      slot: { first: 0, count: 8 },
      transport: { first: 90, count: 1 },
    };
    expectGood(poweredOn({ elements }).host.move(0, 3));
  });

  it('lets a cartridge be put back where it is', () => {
    const { host } = poweredOn();
    expectGood(host.move(1000, 1000));
    expect(host.element(1000)?.full).toBe(true);
  });

  it('keeps the storage element that a cartridge was last taken from', () => {
    const { host } = poweredOn();
    host.move(1000, 256);
    host.move(256, 1004);
    expect(host.element(1004)?.source).toBe(1000);
    host.move(1004, 257);
    expect(host.element(257)?.source).toBe(1004);
  });

  it('inverts a cartridge, and back', () => {
    const { host } = poweredOn();
    expectGood(host.move(1001, 256, { invert: 1 }));
    expect(host.element(256)?.invert).toBe(true);
    host.move(256, 257, { invert: 1 });
    expect(host.element(257)?.invert).toBe(false);
  });

  it.each([
    ['transport', { 'transport element address': 2 }, 2],
    ['transport that is a slot', { 'transport element address': 1000 }, 2],
    ['source', { 'source element address': 999 }, 4],
    ['destination', { 'destination element address': 1008 }, 6],
  ])('points to a wrong %s address', (_, fields, byte) => {
    expectSense(poweredOn().host.move(1000, 256, fields), '5/21/01', cdb(byte));
  });

  it('refuses what mode page 1Fh does not list', () => {
    const { host } = poweredOn();
    expectSense(host.move(16, 17), '5/24/00', cdb(6));
    expectSense(host.move(256, 1), '5/24/00', cdb(6));
  });

  it('refuses INVERT where no transport rotates', () => {
    const { host } = poweredOn({ capabilities: { rotate: false }, cartridges: [] });
    expectSense(host.move(1000, 256, { invert: 1 }), '5/24/00', cdb(10, 0));
  });

  it('tells an empty source and a full destination', () => {
    const { host } = poweredOn();
    expectSense(host.move(1005, 256), '5/3B/0E');
    expectSense(host.move(1000, 1001), '5/3B/0D');
  });

  it('tells a transport that holds another cartridge', () => {
    const { host } = poweredOn();
    expectGood(host.move(1000, 1));
    expectSense(host.move(1001, 256), '5/3B/0D', cdb(2));
    expectGood(host.move(1, 256));
  });

  it('tells a pulled magazine, a removed drive and an open port', () => {
    const { changer, host } = poweredOn();
    changer.pullMagazine(0, 3);
    changer.removeDrive(1);
    host.send('OPEN/CLOSE IMPORT/EXPORT ELEMENT', { 'element address': 16 });
    expectSense(host.move(1000, 256), '5/3B/12');
    expectSense(host.move(1007, 257), '5/3B/1A');
    expectSense(host.move(1007, 16), '5/3B/18');
  });

  it('leaves a cartridge in a drive that was not unloaded, where the library cannot unload it', () => {
    const { changer, host } = poweredOn({ capabilities: { ejectRequired: true } });
    host.move(1000, 256);
    expectSense(host.move(256, 1000), '5/53/03');
    expect(changer.unloadDrive(0)).toEqual({ ok: true });
    expectGood(host.move(256, 1000));
  });

  it('unloads a drive by itself where the library can', () => {
    const { host } = poweredOn();
    host.move(1000, 256);
    expectGood(host.move(256, 1000));
  });

  it('waits for the inventory and for closed doors', () => {
    const { changer, host } = poweredOn({ capabilities: { nonVolatile: false } });
    expectSense(host.move(1000, 256), '2/04/02');
    changer.openDoor();
    expectSense(host.move(1000, 256), '2/04/18');
  });

  it('tells who watches which elements changed', () => {
    const { changer, host } = poweredOn();
    const seen: string[] = [];
    changer.onElementChange = (kind, index) => seen.push(`${kind} ${index}`);
    host.move(1000, 256);
    expect(seen).toEqual(['slot 0', 'drive 0']);
  });
});

describe('EXCHANGE MEDIUM', () => {
  const exchange = (source: number, first: number, second: number, more = {}) => ({
    'source element address': source,
    'first destination element address': first,
    'second destination element address': second,
    ...more,
  });

  it('swaps two cartridges when the second destination is the source', () => {
    const { host } = poweredOn();
    host.move(1000, 256);
    const reply = host.send('EXCHANGE MEDIUM', exchange(1001, 256, 1001));
    expectGood(reply);
    expect(reply.duration).toBe(20_000);
    expect(host.element(256)?.primaryTag).toBe('A00002L6');
    expect(host.element(1001)?.primaryTag).toBe('A00001L6');
  });

  it('puts the first destination into a third element', () => {
    const { host } = poweredOn();
    host.move(1000, 256);
    expectGood(host.send('EXCHANGE MEDIUM', exchange(1001, 256, 1005, { 'invert 1': 1 })));
    expect(host.element(256)).toMatchObject({ primaryTag: 'A00002L6', invert: true });
    expect(host.element(1005)).toMatchObject({ primaryTag: 'A00001L6', invert: false });
    expect(host.element(1001)?.full).toBe(false);
  });

  it.each([
    [exchange(999, 256, 1000), 4],
    [exchange(1000, 999, 1000), 6],
    [exchange(1000, 256, 999), 8],
    [exchange(1000, 256, 1000, { 'transport element address': 9 }), 2],
  ])('points to a wrong address', (fields, byte) => {
    expectSense(poweredOn().host.send('EXCHANGE MEDIUM', fields), '5/21/01', cdb(byte));
  });

  it('refuses elements that meet, and routes that mode page 1Fh does not list', () => {
    const { host } = poweredOn();
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 1000, 1001)), '5/24/00', cdb(6));
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 1001, 1001)), '5/24/00', cdb(8));
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 16, 1000)), '5/24/00', cdb(6));
  });

  it('tells empty and full elements', () => {
    const { host } = poweredOn();
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1004, 1000, 1004)), '5/3B/0E');
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 256, 1000)), '5/3B/0E');
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 1001, 1002)), '5/3B/0D');
  });

  it('points to the invert bit that is set where no transport rotates', () => {
    const { host } = poweredOn({ capabilities: { rotate: false }, cartridges: [] });
    expectSense(
      host.send('EXCHANGE MEDIUM', exchange(1000, 256, 1000, { 'invert 2': 1 })),
      '5/24/00',
      cdb(10, 0),
    );
    expectSense(
      host.send('EXCHANGE MEDIUM', exchange(1000, 256, 1000, { 'invert 1': 1 })),
      '5/24/00',
      cdb(10, 1),
    );
  });

  it('does not exist in a library that cannot exchange', () => {
    const { host } = poweredOn({ capabilities: { exchange: {} } });
    expectSense(host.send('EXCHANGE MEDIUM', exchange(1000, 256, 1000)), '5/20/00', cdb(0));
  });
});

describe('POSITION TO ELEMENT', () => {
  it('positions the transport', () => {
    const { changer, host } = poweredOn();
    const reply = host.send('POSITION TO ELEMENT', { 'destination element address': 1003 });
    expectGood(reply);
    expect(reply.duration).toBe(3_000);
    expect(changer.transportPosition(0)).toEqual({ kind: 'slot', index: 3 });
  });

  it('tells wrong addresses, kinds and INVERT', () => {
    const { host } = poweredOn();
    const position = (fields: Record<string, number>) => host.send('POSITION TO ELEMENT', fields);
    expectSense(position({ 'destination element address': 9 }), '5/21/01', cdb(4));
    expectSense(
      position({ 'transport element address': 9, 'destination element address': 1000 }),
      '5/21/01',
      cdb(2),
    );
    expectSense(position({ 'destination element address': 16 }), '5/24/00', cdb(4));
    const fixed = poweredOn({ capabilities: { rotate: false }, cartridges: [] }).host;
    expectSense(
      fixed.send('POSITION TO ELEMENT', { 'destination element address': 1000, invert: 1 }),
      '5/24/00',
      cdb(8, 0),
    );
  });

  it('does not exist in a library that cannot position', () => {
    const { host } = poweredOn({ capabilities: { position: [] } });
    expectSense(host.send('POSITION TO ELEMENT'), '5/20/00', cdb(0));
  });
});

describe('REZERO UNIT', () => {
  it('recalibrates the transport where the library supports it', () => {
    const { changer, host } = poweredOn();
    host.move(1000, 1003);
    expectGood(host.send('REZERO UNIT'));
    expect(changer.transportPosition(0)).toBeNull();
    expectSense(
      poweredOn({ capabilities: { reinitialize: false } }).host.send('REZERO UNIT'),
      '5/20/00',
      cdb(0),
    );
  });
});
