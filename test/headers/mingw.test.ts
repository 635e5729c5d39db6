/**
 * An independent witness: mingw-w64's public-domain DDK headers satisfy the same assertions as ours, for all that
 * they contain. Without mingw-w64 the test is skipped and says so; CHANGER_LAB_REQUIRE_MINGW makes that a failure.
 */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import {
  constantAssertions,
  constants,
  includes,
  layoutAssertions,
  tapeConstants,
  tapeInitDataNt4Size,
} from './support/assertions.ts';
import * as tapeStructs from '../../src/ddi/structs/ntddtape.ts';
import { HEADER_NAMES, INCLUDE_DIRECTORY } from './support/compiler.ts';
import { otherAssertions } from './support/other-facts.ts';
import { MINGW_COMPILERS, mingwCheck, mingwMacros, mingwMissing } from './support/mingw.ts';
import { STRUCTS } from './support/structs.ts';

const HEADERS = [
  'ntddk.h',
  'ntddscsi.h',
  'ntddstor.h',
  'scsi.h',
  'srb.h',
  'ntddchgr.h',
  'classpnp.h',
  'wmidata.h',
  'ntddtape.h',
  'minitape.h',
];
/** Where mingw-w64 has the structures and features of tape drives: it gives them to applications only. */
const APPLICATION = ['windows.h', 'winioctl.h'];
/** What only drivers see of the tape tables. */
const DRIVER_ONLY =
  /^(?:IOCTL_TAPE_|QIC_|TAPE_STATUS_|TAPE_RETRY_MASK|IGNORE_ERRORS|RETURN_ERRORS|IOCTL_STORAGE_)/;

/** What mingw-w64 leaves out, or has from an older version of Windows. */
const LACKS = new Set([
  'MODE_ELEMENT_ADDRESS_PAGE',
  'MODE_TRANSPORT_GEOMETRY_PAGE',
  'MODE_DEVICE_CAPABILITIES_PAGE',
  'ELEMENT_STATUS_HEADER',
  'ELEMENT_STATUS_PAGE',
  'ELEMENT_DESCRIPTOR',
  'INQUIRYDATA', // 96 bytes, not 104
  'MODE_DEVICE_CONFIGURATION_PAGE',
  'MODE_MEDIUM_PARTITION_PAGE',
  'MODE_DATA_COMPRESSION_PAGE',
  ...Object.keys(tapeStructs), // for applications, see below
]);
/** Constants that came after the Windows versions mingw-w64's headers follow. */
const NO_CONSTANT = new Set([
  'SRB_FUNCTION_FREE_DUMP_POINTERS',
  'SRB_FUNCTION_STORAGE_REQUEST_BLOCK',
  'STATUS_DEVICE_HARDWARE_ERROR',
  'STATUS_DEVICE_UNREACHABLE',
  'STATUS_DISK_RESOURCES_EXHAUSTED',
  'STATUS_INVALID_OFFSET_ALIGNMENT',
  'STATUS_INVALID_TOKEN',
  'STATUS_TOO_MANY_SEGMENT_DESCRIPTORS',
]);
/** The same for the tape constants, and the quarter-inch densities. */
const NO_TAPE_CONSTANT = /^(?:QIC_|IOCTL_TAPE_(?:MEDIA_REMOVAL|EJECT_MEDIA|LOAD_MEDIA|RESERVE|RELEASE)$)/;
/** Macros of ours with another value in 32-bit and in 64-bit Windows: reading the text sees both. */
const BY_POINTER_SIZE = new Set([
  'ERROR_LOG_MAXIMUM_SIZE',
  'HIGH_LEVEL',
  'MAXIMUM_ALLOWED_ALIGNMENT',
  'MEMORY_ALLOCATION_ALIGNMENT',
  'PORT_MAXIMUM_MESSAGE_LENGTH',
]);

const reason = mingwMissing();
const required = process.env['CHANGER_LAB_REQUIRE_MINGW'] !== undefined;

it.runIf(required)('mingw-w64 is installed', () => expect(reason).toBeUndefined());

describe.skipIf(reason !== undefined)(`mingw-w64 (${reason ?? 'installed'})`, () => {
  describe.each(MINGW_COMPILERS)('%s', (compiler) => {
    const column = compiler.startsWith('i686') ? 0 : 1;

    it('has the layouts of the tables', () => {
      const rows = STRUCTS.filter(({ name }) => !LACKS.has(name)).map((row) =>
        // Its DEVICE_OBJECT lacks the alignment of 64-bit Windows; the offsets hold.
        row.name === 'DEVICE_OBJECT' && column === 1
          ? layoutAssertions({ ...row, size: [184, 328] }, column)
          : layoutAssertions(row, column),
      );
      expect(mingwCheck(compiler, includes(HEADERS) + rows.join(''))).toBe('');
    });

    it('has the values of the tables', () => {
      const wanted = Object.fromEntries(
        Object.entries(constants()).filter(([name]) => !NO_CONSTANT.has(name)),
      );
      expect(mingwCheck(compiler, includes([...HEADERS, 'ntstatus.h']) + constantAssertions(wanted))).toBe(
        '',
      );
    });

    it('has the tape structures and features of the tables', () => {
      const rows = Object.values(tapeStructs).map((row) => layoutAssertions(row, column));
      const wanted = Object.entries(tapeConstants()).filter(([name]) => !DRIVER_ONLY.test(name));
      const source = rows.join('') + constantAssertions(Object.fromEntries(wanted));
      expect(mingwCheck(compiler, includes(APPLICATION) + source)).toBe('');
    });

    it('has the tape requests and statuses of the tables', () => {
      const wanted = Object.entries(tapeConstants()).filter(
        ([name]) => DRIVER_ONLY.test(name) && !NO_TAPE_CONSTANT.test(name),
      );
      // Its packing of four bytes makes TAPE_INIT_DATA wrong in 64-bit Windows.
      const size = column === 0 ? tapeInitDataNt4Size(column) : '';
      const source = includes(HEADERS) + size + constantAssertions(Object.fromEntries(wanted));
      expect(mingwCheck(compiler, source)).toBe('');
    });

    it('agrees with the number of every macro of ours that it has', () => {
      const known = mingwMacros(compiler, includes([...HEADERS, 'ntstatus.h', 'ntiologc.h']));
      const ours: Record<string, number> = {};
      for (const name of HEADER_NAMES)
        for (const [, macro, value] of readFileSync(new URL(name, INCLUDE_DIRECTORY), 'utf8').matchAll(
          /^#define (\w+) \(?(?:\(NTSTATUS\))?(0[xX][0-9a-fA-F]+|\d+)L?\)?(?: *\/\*.*)?$/gm,
        ))
          if (known.has(macro) && !BY_POINTER_SIZE.has(macro)) ours[macro] = Number(value);
      expect(Object.keys(ours).length).toBeGreaterThan(900);
      expect(
        mingwCheck(compiler, includes([...HEADERS, 'ntstatus.h', 'ntiologc.h']) + constantAssertions(ours)),
      ).toBe('');
    });

    it('agrees on what the tables leave out', () => {
      const source = includes([...HEADERS, 'wmilib.h']) + otherAssertions(column);
      expect(mingwCheck(compiler, source)).toBe('');
    });
  });
});
