/** Unsigned LEB128 (WebAssembly core specification, 5.2.2). @param width bytes to fill up to; 0: as few as it takes. */
export function uleb(value: number, width = 0): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  } while (rest > 0 || bytes.length < width);
  bytes[bytes.length - 1] &= 127;
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function sleb(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const byte = rest & 0x7f;
    const last = (rest >> 7 === 0 && !(byte & 0x40)) || (rest >> 7 === -1 && (byte & 0x40) !== 0);
    bytes.push(last ? byte : byte | 0x80);
    if (last) return bytes;
  }
}

/** A name or any other run of bytes, with its length before it. */
export function sized(bytes: ArrayLike<number>): number[] {
  return [...uleb(bytes.length), ...Array.from(bytes)];
}

export function name(text: string): number[] {
  return sized(Buffer.from(text));
}
