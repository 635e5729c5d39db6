import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret, readSense, type Interpretation } from '../../src/class/interpret.ts';
import { NTSTATUS } from '../../src/ddi/ntstatus.ts';
import { SRB_STATUS } from '../../src/ddi/srb.ts';
import { TAPE_STATUS, TAPE_STATUS_ROWS, tapeStatusName } from '../../src/ddi/tape/status.ts';
import { fromNtStatus, tapeStatusOf, toNtStatus } from '../../src/tape-class/tape-sense.ts';

describe('TAPE_STATUS and NTSTATUS', () => {
  it.each(TAPE_STATUS_ROWS.filter(({ ntStatus }) => ntStatus !== null))(
    '$name goes there and back',
    ({ value, ntStatus }) => {
      expect(toNtStatus(value)).toBe(NTSTATUS[ntStatus as keyof typeof NTSTATUS]);
      expect(fromNtStatus(toNtStatus(value) ?? 0)).toBe(value);
    },
  );

  it.each([0, 1, 2, 31, 99, 0xffffffff])('%s ends no request', (value) => {
    expect(toNtStatus(value)).toBeUndefined();
  });

  it('what no TAPE_STATUS stands for is an I/O error, and no medium is no medium', () => {
    expect(tapeStatusName(fromNtStatus(NTSTATUS.STATUS_DEVICE_HARDWARE_ERROR))).toBe(
      'TAPE_STATUS_IO_DEVICE_ERROR',
    );
    expect(tapeStatusName(fromNtStatus(NTSTATUS.STATUS_NO_MEDIA_IN_DEVICE))).toBe('TAPE_STATUS_NO_MEDIA');
  });
});

it('whatever a drive or a port says, a request ends with a status', () => {
  const srbStatus = fc.constantFrom(...Object.values(SRB_STATUS).filter((value) => value > 1));
  const bytes = fc.option(fc.uint8Array({ minLength: 18, maxLength: 18 }), { nil: undefined });
  fc.assert(
    fc.property(srbStatus, fc.nat({ max: 255 }), bytes, fc.nat({ max: 255 }), (srb, scsi, sense, opcode) => {
      const library: Interpretation = {
        status: 0,
        retry: false,
        interval: 0,
        counts: false,
        unitAttention: false,
      };
      const completed = {
        srbStatus: srb,
        scsiStatus: scsi,
        internalStatus: NTSTATUS.STATUS_IO_TIMEOUT,
        sense,
        cdb: Uint8Array.from([opcode, 0, 0, 0, 0, 0]),
        dataTransferLength: 0,
        retryCount: 0,
      };
      interpret(completed, 'current', library);
      const status = tapeStatusOf(readSense(sense), library);
      expect(status).toBeGreaterThanOrEqual(TAPE_STATUS.TAPE_STATUS_SUCCESS);
      expect(toNtStatus(status)).toBeDefined();
    }),
  );
});
