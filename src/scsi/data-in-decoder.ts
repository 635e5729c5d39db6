import { DEVICE_TYPE } from './device-type.ts';
import { decodeElementStatus } from './element-status-decoder.ts';
import { decodeInquiry } from './inquiry.ts';
import { decodeModeData } from './mode-pages.ts';
import { decodeVpdPage } from './vital-product-data.ts';

const EVPD = 0x01;

/** What the data of a command say, by opcode: those whose form is the same for every device type. */
const DECODERS: Readonly<Record<number, (data: Uint8Array, cdb: Uint8Array) => object | undefined>> = {
  // INQUIRY
  0x12: (data, cdb) => (cdb[1] & EVPD ? decodeVpdPage(data) : decodeInquiry(data)),
  // MODE SENSE(6), MODE SENSE(10)
  0x1a: (data) => decodeModeData(data, 6),
  0x5a: (data) => decodeModeData(data, 10),
};

/** The same for medium changers alone. */
const CHANGER_DECODERS: typeof DECODERS = {
  // REQUEST VOLUME ELEMENT ADDRESS, READ ELEMENT STATUS
  0xb5: decodeElementStatus,
  0xb8: decodeElementStatus,
};

/** The data that a device sent, as plain values; undefined where their form is not known or they are cut short. */
export function decodeDataIn(cdb: Uint8Array, data: Uint8Array, deviceType: number): object | undefined {
  const decoder =
    DECODERS[cdb[0]] ?? (deviceType === DEVICE_TYPE.MEDIUM_CHANGER ? CHANGER_DECODERS[cdb[0]] : undefined);
  return (decoder as typeof decoder | undefined)?.(data, cdb);
}
