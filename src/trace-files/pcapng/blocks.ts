/** Blocks of a pcapng file, little-endian (draft-ietf-opsawg-pcapng, General File Structure). */

const BLOCK = { SECTION_HEADER: 0x0a0d0d0a, INTERFACE_DESCRIPTION: 1, ENHANCED_PACKET: 6 } as const;
const OPTION = { END: 0, COMMENT: 1, USER_APPLICATION: 4, INTERFACE_NAME: 2, TIME_RESOLUTION: 9 } as const;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Packets begin with an IPv4 or IPv6 header (LINKTYPE_RAW). */
const LINKTYPE_RAW = 101;
/** Time stamps are powers of ten of a second: nanoseconds. */
const NANOSECONDS = 9;
const UNKNOWN_LENGTH = 0xffffffff;

/** The next multiple of four. */
function padded(length: number): number {
  return (length + 3) & ~3;
}

function option(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value.length));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  bytes.set(value, 4);
  return bytes;
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

/** A block: type and length around its body and its options. */
function block(type: number, body: Uint8Array, options: readonly Uint8Array[]): Uint8Array {
  const ended = options.length === 0 ? [] : [...options, option(OPTION.END, new Uint8Array(0))];
  const length = ended.reduce((sum, one) => sum + one.length, 12 + padded(body.length));
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  bytes.set(body, 8);
  let at = 8 + padded(body.length);
  for (const one of ended) {
    bytes.set(one, at);
    at += one.length;
  }
  view.setUint32(length - 4, length, true);
  return bytes;
}

/** The beginning of a file. @param application that wrote it. */
export function sectionHeader(application: string): Uint8Array {
  const body = new Uint8Array(16);
  const view = new DataView(body.buffer);
  view.setUint32(0, BYTE_ORDER_MAGIC, true);
  view.setUint16(4, 1, true);
  view.setUint32(8, UNKNOWN_LENGTH, true);
  view.setUint32(12, UNKNOWN_LENGTH, true);
  return block(BLOCK.SECTION_HEADER, body, [option(OPTION.USER_APPLICATION, text(application))]);
}

/** The one interface: IP packets with time stamps in nanoseconds. */
export function interfaceDescription(name: string): Uint8Array {
  const body = new Uint8Array(8);
  new DataView(body.buffer).setUint16(0, LINKTYPE_RAW, true);
  return block(BLOCK.INTERFACE_DESCRIPTION, body, [
    option(OPTION.INTERFACE_NAME, text(name)),
    option(OPTION.TIME_RESOLUTION, Uint8Array.of(NANOSECONDS)),
  ]);
}

/** A packet. @param time milliseconds since 1970 as the file shall say it. @param comment empty for none. */
export function enhancedPacket(time: number, packet: Uint8Array, comment: string): Uint8Array {
  const body = new Uint8Array(20 + packet.length);
  const view = new DataView(body.buffer);
  const nanoseconds = Math.round(time * 1e6);
  view.setUint32(4, Math.floor(nanoseconds / 2 ** 32), true);
  view.setUint32(8, nanoseconds % 2 ** 32, true);
  view.setUint32(12, packet.length, true);
  view.setUint32(16, packet.length, true);
  body.set(packet, 20);
  return block(BLOCK.ENHANCED_PACKET, body, comment === '' ? [] : [option(OPTION.COMMENT, text(comment))]);
}
