import { getU16, putU16, putU24, putU64 } from '../../core/bytes.ts';
import type { DensityDescriptor } from '../../scsi/ssc-density.ts';
import { encodeDensities, encodeMediumTypes } from '../../scsi/ssc-density.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { send } from '../device/reply.ts';
import type { MediumFormat } from '../media/medium-formats.ts';
import { findMediumFormat } from '../media/medium-formats.ts';
import { stopNotReady } from './ending.ts';
import type { TapeState } from './tape-state.ts';

const MLOI = 0x01;
const MEDIUM_TYPE = 0x02;
const MEDIA = 0x01;
/** Objects are numbered in 32 bits by LOCATE(10) and in the index of a partition. */
const LAST_OBJECT = 0xffff_ffff;

/** READ BLOCK LIMITS (SSC-4): block lengths, or with MLOI the largest object identifier. */
export function readBlockLimits(state: TapeState, task: ScsiTask): void {
  const { minimumBlock, maximumBlock, granularity } = state.profile;
  if (task.cdb[1] & MLOI) {
    const bytes = new Uint8Array(20);
    putU64(bytes, 12, LAST_OBJECT);
    return send(task, bytes, bytes.length);
  }
  const bytes = new Uint8Array(6);
  bytes[0] = granularity;
  putU24(bytes, 1, maximumBlock);
  putU16(bytes, 4, minimumBlock);
  send(task, bytes, bytes.length);
}

function formatsOf(state: TapeState): MediumFormat[] {
  const { writes, readsOnly } = state.profile;
  return [...writes, ...readsOnly].flatMap((id) => findMediumFormat(id) ?? []);
}

function describe(state: TapeState, format: MediumFormat, megabytes: number): DensityDescriptor {
  return {
    ...format,
    megabytes,
    writable: state.profile.writes.includes(format.id),
    default: format.id === state.profile.writes[0],
  };
}

/**
 * REPORT DENSITY SUPPORT (SSC-4): of the drive, or with MEDIA of the loaded tape; densities or medium types.
 * Errors: 2/3A/00 and the like for MEDIA without a tape.
 */
export function reportDensitySupport(state: TapeState, task: ScsiTask): void {
  const { cdb } = task;
  const allocation = getU16(cdb, 7);
  const loaded = (cdb[1] & MEDIA) !== 0;
  if (loaded && state.obstacle() !== 0) return stopNotReady(state, task);
  const { cartridge } = state;
  const formats = loaded && cartridge ? [cartridge.format] : formatsOf(state);
  const densities = formats
    .map((format) => {
      const bytes = loaded && cartridge ? cartridge.capacity : format.gigabytes * 1e9;
      return { format, density: describe(state, format, Math.round(bytes / 1e6)) };
    })
    .sort((a, b) => a.density.density - b.density.density);
  if (!(cdb[1] & MEDIUM_TYPE))
    return send(task, encodeDensities(densities.map((d) => d.density)), allocation);
  const types = densities.flatMap(({ format, density }) => {
    const worm = format.wormType === undefined ? [] : [{ type: format.wormType, density }];
    return [{ type: format.mediumType, density }, ...worm];
  });
  send(task, encodeMediumTypes(types), allocation);
}
