/** `changer-lab sense`, as a person runs it and as a program reads it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSense, type SenseExplanation } from '../../src/cli/sense/explain-sense.ts';
import { toHex } from '../../src/core/hex.ts';
import { putFieldPointer, putInformation, putSense, putStreamFlags } from '../../src/scsi/sense.ts';
import { runCli } from './run-cli.ts';

const bytesOf = (key: number, code: number, more: (bytes: Uint8Array) => void = () => undefined): string => {
  const bytes = new Uint8Array(18);
  putSense(bytes, key, code);
  more(bytes);
  return toHex(bytes);
};

describe('changer-lab sense', () => {
  it('explains codes, and what the class drivers make of them', () => {
    const { status, out } = runCli(['sense', '5/3B/0D']);
    expect(status).toBe(0);
    expect(out).toBe(
      [
        '5/3B/0D ILLEGAL REQUEST, medium destination element full',
        '  changer: STATUS_DESTINATION_ELEMENT_FULL',
        '  tape drive: STATUS_INVALID_DEVICE_REQUEST (TAPE_STATUS_INVALID_DEVICE_REQUEST)',
        '',
      ].join('\n'),
    );
  });

  it('explains bytes, with the field in error', () => {
    const bytes = bytesOf(5, 0x2400, (sense) => putFieldPointer(sense, true, 4, 3));
    const { status, out } = runCli(['sense', ...(bytes.match(/../g) ?? [])]);
    expect(status).toBe(0);
    expect(out).toContain('5/24/00 ILLEGAL REQUEST, invalid field in CDB');
    expect(out).toContain('field in error: byte 4, bit 3 of the CDB');
  });

  it('prints one JSON document', () => {
    const bytes = bytesOf(0, 0x0001, (sense) => {
      putStreamFlags(sense, 0x80);
      putInformation(sense, 3);
    });
    const { out } = runCli(['sense', bytes, '--json']);
    const explained = JSON.parse(out) as SenseExplanation;
    expect(explained).toEqual(JSON.parse(JSON.stringify(explainSense(bytes))));
    expect(explained.data).toMatchObject({ format: 'fixed', filemark: true, information: 3 });
    expect(explained.tape.tapeStatus).toBe('TAPE_STATUS_FILEMARK_DETECTED');
  });

  it.each(['5/3B', 'five', '12000000000000000000', '70 00 05', ''])(
    'refuses %j with what to write',
    (text) => {
      const { status, out, err } = runCli(['sense', text]);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/^changer-lab: .*key\/ASC\/ASCQ in hex/);
    },
  );
});

it('explains every sense the same way, as codes and as bytes', () => {
  const byte = fc.integer({ min: 0, max: 0xff });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xf }), byte, byte, (key, asc, ascq) => {
      const hex = (value: number): string => value.toString(16);
      const codes = explainSense(`${hex(key)}/${hex(asc)}/${hex(ascq)}`);
      const bytes = explainSense(bytesOf(key, (asc << 8) | ascq));
      expect(codes?.sense).toEqual({ key, asc, ascq });
      expect({ ...bytes, data: null }).toEqual(codes);
    }),
  );
});
