import { putU16 } from '../core/bytes.ts';

/** Log page codes (SPC-4, log page codes; of tape drives: SSC-4). */
export const LOG_PAGE = {
  SUPPORTED: 0x00,
  SEQUENTIAL_ACCESS_DEVICE: 0x0c,
  TEMPERATURE: 0x0d,
  VOLUME_STATISTICS: 0x17,
  TAPE_ALERT: 0x2e,
  /** Vendor specific; LTO, DLT and AIT drives have it alike. */
  TAPE_CAPACITY: 0x31,
} as const;

const HEADER_LENGTH = 4;
const PARAMETER_HEADER_LENGTH = 4;

/** Control byte of a parameter that is not updated by the device server and not saved (SPC-4, DU and DS). */
export const CONTROL_STATE = 0xc0;
/** Control byte of a counter in binary format: not saved (SPC-4, DS, FORMAT AND LINKING 11b). */
export const CONTROL_COUNTER = 0x43;

/** The same in ASCII format. */
export const CONTROL_ASCII = 0x41;

/** A log parameter. */
export interface LogParameter {
  readonly code: number;
  readonly control: number;
  readonly value: Uint8Array;
}

/** Log parameters, one behind the other. */
export function encodeLogParameters(parameters: readonly LogParameter[]): Uint8Array {
  const length = parameters.reduce((sum, { value }) => sum + PARAMETER_HEADER_LENGTH + value.length, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const { code, control, value } of parameters) {
    putU16(bytes, at, code);
    bytes[at + 2] = control;
    bytes[at + 3] = value.length;
    bytes.set(value, at + PARAMETER_HEADER_LENGTH);
    at += PARAMETER_HEADER_LENGTH + value.length;
  }
  return bytes;
}

/** A log page (SPC-4, log page format). */
export function encodeLogPage(code: number, body: Uint8Array): Uint8Array {
  const page = new Uint8Array(HEADER_LENGTH + body.length);
  page[0] = code;
  putU16(page, 2, body.length);
  page.set(body, HEADER_LENGTH);
  return page;
}

/**
 * The parameters of the TapeAlert page: flags 1 to `flags`, one byte each, 1 where it is set.
 * @param set flags that are set, by number.
 */
export function encodeTapeAlert(flags: number, set: ReadonlySet<number>): Uint8Array {
  return encodeLogParameters(
    Array.from({ length: flags }, (_, i) => ({
      code: i + 1,
      control: CONTROL_STATE,
      value: Uint8Array.of(set.has(i + 1) ? 1 : 0),
    })),
  );
}

/** Reads the parameters of a log page behind its header; one cut short is left out. */
export function decodeLogParameters(bytes: Uint8Array): LogParameter[] {
  const parameters: LogParameter[] = [];
  let at = HEADER_LENGTH;
  while (at + PARAMETER_HEADER_LENGTH <= bytes.length) {
    const next = at + PARAMETER_HEADER_LENGTH + bytes[at + 3];
    if (next > bytes.length) break;
    parameters.push({
      code: (bytes[at] << 8) | bytes[at + 1],
      control: bytes[at + 2],
      value: bytes.slice(at + PARAMETER_HEADER_LENGTH, next),
    });
    at = next;
  }
  return parameters;
}
