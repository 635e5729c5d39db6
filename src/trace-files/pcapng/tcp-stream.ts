import { putU16, putU32 } from '../../core/bytes.ts';

/** One TCP connection over IPv4, as its packets stand on the wire (RFC 791, RFC 9293). */

const IP_HEADER = 20;
const TCP_HEADER = 20;
const PROTOCOL_TCP = 6;
const TIME_TO_LIVE = 64;
/** The longest payload: an IPv4 packet has at most 65,535 bytes. */
const LONGEST = 0xffff - IP_HEADER - TCP_HEADER;
const FLAG = { SYN: 0x02, PSH: 0x08, ACK: 0x10 } as const;
/** Maximum segment size, and a window scale by which no window is ever full. */
const SYN_OPTIONS = Uint8Array.of(2, 4, LONGEST >> 8, LONGEST & 0xff, 3, 3, 14, 1);

const NOTHING = new Uint8Array(0);

export interface Endpoint {
  readonly address: readonly [number, number, number, number];
  readonly port: number;
}

function checksum(bytes: Uint8Array, start: number): number {
  let sum = start;
  for (let i = 0; i < bytes.length; i += 2) sum += (bytes[i] << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** Which way a packet goes. */
export type Way = 'out' | 'back';

export class TcpStream {
  private readonly sent: Record<Way, number> = { out: 0, back: 0 };
  private identification = 0;

  constructor(private readonly ends: Readonly<Record<Way, Endpoint>>) {}

  /** The three packets that open the connection. */
  open(): Uint8Array[] {
    const first = this.packet('out', FLAG.SYN, SYN_OPTIONS);
    this.sent.out++;
    const second = this.packet('back', FLAG.SYN | FLAG.ACK, SYN_OPTIONS);
    this.sent.back++;
    return [first, second, this.packet('out', FLAG.ACK, NOTHING)];
  }

  /** The packets that carry a payload one way. */
  send(way: Way, payload: Uint8Array): Uint8Array[] {
    const packets: Uint8Array[] = [];
    for (let at = 0; at < payload.length; at += LONGEST) {
      const piece = payload.subarray(at, at + LONGEST);
      packets.push(this.packet(way, FLAG.ACK | FLAG.PSH, NOTHING, piece));
      this.sent[way] = (this.sent[way] + piece.length) % 2 ** 32;
    }
    return packets;
  }

  private packet(way: Way, flags: number, options: Uint8Array, payload: Uint8Array = NOTHING): Uint8Array {
    const other = way === 'out' ? 'back' : 'out';
    const header = TCP_HEADER + options.length;
    const bytes = new Uint8Array(IP_HEADER + header + payload.length);
    const tcp = bytes.subarray(IP_HEADER);
    putU16(tcp, 0, this.ends[way].port);
    putU16(tcp, 2, this.ends[other].port);
    putU32(tcp, 4, this.sent[way]);
    putU32(tcp, 8, flags & FLAG.ACK ? this.sent[other] : 0);
    tcp[12] = (header / 4) << 4;
    tcp[13] = flags;
    putU16(tcp, 14, 0xffff);
    tcp.set(options, TCP_HEADER);
    tcp.set(payload, header);
    this.ip(bytes, way, other);
    // The pseudo header: both addresses, the protocol, the length.
    const pseudo = checksum(bytes.subarray(12, IP_HEADER), PROTOCOL_TCP + tcp.length);
    putU16(tcp, 16, checksum(tcp, ~pseudo & 0xffff));
    return bytes;
  }

  private ip(bytes: Uint8Array, way: Way, other: Way): void {
    bytes[0] = 0x45;
    putU16(bytes, 2, bytes.length);
    putU16(bytes, 4, this.identification++);
    bytes[8] = TIME_TO_LIVE;
    bytes[9] = PROTOCOL_TCP;
    bytes.set(this.ends[way].address, 12);
    bytes.set(this.ends[other].address, 16);
    putU16(bytes, 10, checksum(bytes.subarray(0, IP_HEADER), 0));
  }
}
