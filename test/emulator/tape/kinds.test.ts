import { describe, expect, it } from 'vitest';
import { findMediumFormat, MEDIUM_FORMATS } from '../../../src/emulator/media/medium-formats.ts';
import {
  DRIVE_PROFILES,
  findDriveKind,
  REMOVABLE_DISK_KINDS,
} from '../../../src/emulator/tape/kinds/drive-profiles.ts';
import { expectGood } from '../harness.ts';
import { loaded } from './harness.ts';

describe('the table of drives', () => {
  it('has the families that people use', () => {
    const kinds = DRIVE_PROFILES.map(({ kind }) => kind);
    for (let generation = 1; generation <= 9; generation++) expect(kinds).toContain(`LTO-${generation}`);
    for (const kind of [
      'DDS-4',
      'DAT-72',
      'AIT-3',
      'DLT8000',
      'SDLT-600',
      'T10000D',
      '3592-E08',
      'TRAVAN-5',
      'QIC-525',
    ])
      expect(kinds).toContain(kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('names only formats that there are, and texts that fit INQUIRY data', () => {
    for (const profile of DRIVE_PROFILES) {
      for (const id of [...profile.writes, ...profile.readsOnly])
        expect(findMediumFormat(id)?.id, profile.kind).toBe(id);
      expect(profile.vendor.length).toBeLessThanOrEqual(8);
      expect(profile.product.length, profile.kind).toBeLessThanOrEqual(16);
      expect(profile.revision.length).toBeLessThanOrEqual(4);
      expect(profile.maximumBlock % 2 ** profile.granularity).toBe(0);
      expect(profile.maximumBlock).toBeLessThanOrEqual(0xff_ffff);
    }
  });

  it('gives one drive no two formats of the same density code', () => {
    for (const { kind, writes, readsOnly } of DRIVE_PROFILES) {
      const codes = [...writes, ...readsOnly].map((id) => findMediumFormat(id)?.density);
      expect(new Set(codes).size, kind).toBe(codes.length);
    }
  });

  it('has formats whose names fit REPORT DENSITY SUPPORT', () => {
    for (const format of MEDIUM_FORMATS) {
      expect(format.organization.length).toBeLessThanOrEqual(8);
      expect(format.name.length).toBeLessThanOrEqual(8);
      expect(format.description.length).toBeLessThanOrEqual(20);
    }
  });

  it('has drives that all write and read their own format', () => {
    for (const { kind, writes, defaultBlock } of DRIVE_PROFILES) {
      const host = loaded({ format: writes[0] }, { kind });
      expectGood(host.send('TEST UNIT READY'));
      const fixed = defaultBlock > 0 ? 1 : 0;
      expectGood(fixed ? host.writeFixed(2, defaultBlock) : host.write(4096));
      expectGood(host.marks());
      expectGood(host.send('REWIND'));
      expectGood(fixed ? host.read(2, { fixed, room: 2 * defaultBlock }) : host.read(4096));
      expectGood(host.send('MODE SENSE(6)', { 'page code': 0x3f }));
      expectGood(host.send('LOAD UNLOAD'));
    }
  });

  it('knows removable disks as drives that no tape class serves', () => {
    for (const kind of REMOVABLE_DISK_KINDS)
      expect(findDriveKind(kind.toLowerCase())).toEqual({ type: 'removable disk', kind });
    expect(findDriveKind('lto-6 ')).toMatchObject({ type: 'tape' });
    expect(findDriveKind('LTO-99')).toEqual({ type: 'unknown' });
  });
});
