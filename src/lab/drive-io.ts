import { NTSTATUS, ntSuccess } from '../ddi/ntstatus.ts';
import {
  decodeDriveOutput,
  DRIVE_REQUESTS,
  encodeMembers,
  type DriveRequestName,
} from '../ddi/requests/drive-requests.ts';
import type { TapeUnit } from './tape-unit.ts';

const READ_WRITE = { read: true, write: true };
/** Room for the answer of every request: media types of a drive are a few dozen at most. */
const OUTPUT_ROOM = 4096;

/** What a request to a drive came to. */
export interface DriveReply {
  /** NTSTATUS. */
  readonly status: number;
  readonly information: number;
  readonly output: unknown;
}

/** Opens a drive for one piece of work and closes it again. @returns the status where it cannot be opened. */
export function withDrive<T>(unit: TapeUnit, work: () => T): T | { status: number } {
  const status = unit.classDriver.create();
  if (!ntSuccess(status)) return { status };
  try {
    return work();
  } finally {
    unit.classDriver.close();
  }
}

/** Sends a device control request to an open drive. */
export function sendToDrive(
  { classDriver }: TapeUnit,
  name: DriveRequestName,
  words: Readonly<Record<string, unknown>> = {},
): DriveReply {
  const request = DRIVE_REQUESTS[name];
  const input = request.input ? encodeMembers(request.input, words) : new Uint8Array(0);
  const room = request.output === null ? 0 : OUTPUT_ROOM;
  const { status, information, output } = classDriver.deviceControl(request.code, input, room, READ_WRITE);
  return { status, information, output: decodeDriveOutput(request, output) };
}

/** How much was moved, and how it ended. */
export interface BlocksMoved {
  readonly status: number;
  readonly blocks: number;
  readonly bytes: number;
}

/** Writes blocks of one size to an open drive. @param fill puts the data of a block into the buffer. */
export function writeBlocks(
  { classDriver }: TapeUnit,
  blocks: number,
  size: number,
  fill: (buffer: Uint8Array, block: number) => void,
): BlocksMoved {
  let bytes = 0;
  for (let block = 0; block < blocks; block++) {
    fill(classDriver.transferBuffer(size).subarray(0, size), block);
    const { status, information } = classDriver.write(size, READ_WRITE);
    bytes += information;
    if (!ntSuccess(status)) return { status, blocks: block, bytes };
  }
  return { status: NTSTATUS.STATUS_SUCCESS, blocks, bytes };
}

/** Reads blocks of up to one size from an open drive. @param look sees each; false ends the reading. */
export function readBlocks(
  { classDriver }: TapeUnit,
  blocks: number,
  size: number,
  look: (data: Uint8Array, block: number) => boolean = () => true,
): BlocksMoved {
  let bytes = 0;
  for (let block = 0; block < blocks; block++) {
    classDriver.transferBuffer(size);
    const { status, information } = classDriver.read(size, READ_WRITE);
    bytes += information;
    if (!ntSuccess(status)) return { status, blocks: block, bytes };
    if (!look(classDriver.transferBuffer(size).subarray(0, information), block))
      return { status, blocks: block, bytes };
  }
  return { status: NTSTATUS.STATUS_SUCCESS, blocks, bytes };
}
