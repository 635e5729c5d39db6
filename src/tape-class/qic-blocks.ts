import { QIC_DENSITY } from '../ddi/tape/values.ts';

/**
 * Block addresses of quarter-inch cartridges under SCSI-1: between the pseudo-logical block that an application
 * counts and the physical block that the drive counts (ddi nf-minitape-tapeclasslogicalblocktophysicalblock).
 *
 * What the documents say: which densities are translated, that a header of the device lies before the data unless
 * the count starts in a second partition, that ECC is none of the caller's business, and that smaller logical blocks
 * leave a remainder to space over. The numbers of each format are not in them; they are read from the QIC
 * development standards (QIC-24, QIC-120, QIC-150: 512-byte blocks; QIC-525 and later: 1024-byte blocks in frames of
 * 16, of which 2 hold error correction) and are inference.
 */
export interface QicFormat {
  readonly density: number;
  /** Bytes of a physical block. */
  readonly blockBytes: number;
  /** Blocks of a frame, and how many of them hold data. */
  readonly frame: number;
  readonly dataInFrame: number;
  /** Physical blocks before the first that holds data. */
  readonly header: number;
}

const STREAM = { blockBytes: 512, frame: 1, dataInFrame: 1, header: 1 } as const;
const FRAMED = { blockBytes: 1024, frame: 16, dataInFrame: 14, header: 16 } as const;

export const QIC_FORMATS: readonly QicFormat[] = [
  { density: QIC_DENSITY.QIC_24, ...STREAM },
  { density: QIC_DENSITY.QIC_120, ...STREAM },
  { density: QIC_DENSITY.QIC_150, ...STREAM },
  { density: QIC_DENSITY.QIC_525, ...FRAMED },
  { density: QIC_DENSITY.QIC_1000, ...FRAMED },
  { density: QIC_DENSITY.QIC_2GB, ...FRAMED },
  { density: QIC_DENSITY.QIC_1350, ...FRAMED },
  { density: QIC_DENSITY.QIC_2100, ...FRAMED },
];

/** TAPE_PHYS_POSITION. */
export interface PhysicalPosition {
  readonly seekBlockAddress: number;
  /** Logical blocks to space over after the seek. */
  readonly spaceBlockCount: number;
}

function formatOf(density: number, blockLength: number): QicFormat | undefined {
  return blockLength === 0 ? undefined : QIC_FORMATS.find((row) => row.density === density);
}

/** Where a logical block lies. An unsupported density, and blocks without a length, translate to themselves. */
export function physicalBlock(
  density: number,
  logicalBlock: number,
  blockLength: number,
  fromBot: boolean,
): PhysicalPosition {
  const format = formatOf(density, blockLength);
  if (!format) return { seekBlockAddress: logicalBlock, spaceBlockCount: 0 };
  const { blockBytes, frame, dataInFrame, header } = format;
  // The largest product is below 2^53 for any tape: 2^32 blocks of 2^16 bytes.
  const data = Math.floor((logicalBlock * blockLength) / blockBytes);
  const first = Math.ceil((data * blockBytes) / blockLength);
  const physical = Math.floor(data / dataInFrame) * frame + (data % dataInFrame);
  return {
    seekBlockAddress: physical + (fromBot ? header : 0),
    spaceBlockCount: logicalBlock - first,
  };
}

/** The logical block that begins in a physical block, or the one after it. Blocks that hold no data count as the end of theirs. */
export function logicalBlock(
  density: number,
  physicalBlockAddress: number,
  blockLength: number,
  fromBot: boolean,
): number {
  const format = formatOf(density, blockLength);
  if (!format) return physicalBlockAddress;
  const { blockBytes, frame, dataInFrame, header } = format;
  const physical = Math.max(0, physicalBlockAddress - (fromBot ? header : 0));
  const data = Math.floor(physical / frame) * dataInFrame + Math.min(physical % frame, dataInFrame);
  return Math.ceil((data * blockBytes) / blockLength);
}
