import { getU16 } from '../../core/bytes.ts';
import { KINDS, type ElementKind, type KindName } from './element-kinds.ts';
import type { DeviceFacts } from './rule.ts';

/** What the checks take from the mode pages of the device. A page that is cut short says nothing. */

/** SCSI element addresses `first` to `first + count - 1`. */
export interface AddressRange {
  readonly first: number;
  readonly count: number;
}

function isPage(page: Uint8Array, code: number, length: number): boolean {
  return page.length >= length && (page[0] & 0x3f) === code;
}

/** Mode page 1Dh: the addresses of each kind of element; undefined where there is no such page. */
export function addressRanges(
  device: DeviceFacts | undefined,
): Readonly<Record<KindName, AddressRange>> | undefined {
  const page = device?.elementAddressPage;
  if (page === undefined || !isPage(page, 0x1d, 18)) return undefined;
  const range = ({ addressAt }: ElementKind): AddressRange => ({
    first: getU16(page, addressAt),
    count: getU16(page, addressAt + 2),
  });
  return {
    transport: range(KINDS.transport),
    slot: range(KINDS.slot),
    port: range(KINDS.port),
    drive: range(KINDS.drive),
  };
}

/** True where two ranges share an address. */
export function overlap(one: AddressRange, other: AddressRange): boolean {
  return (
    one.count > 0 &&
    other.count > 0 &&
    one.first < other.first + other.count &&
    other.first < one.first + one.count
  );
}

/** Mode page 1Fh, long enough for the exchange bytes; undefined where there is no such page. */
export function capabilitiesPage(device: DeviceFacts | undefined): Uint8Array | undefined {
  const page = device?.capabilitiesPage;
  return page !== undefined && isPage(page, 0x1f, 16) ? page : undefined;
}
