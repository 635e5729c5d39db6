import type { ChangerModel } from '../../emulator/model.ts';
import type { StepData } from './scenario-file.ts';

/** Bytes of a block that every drive takes: a multiple of all fixed sizes in use. */
const BLOCK = 32768;

/**
 * What a run without a scenario asks a drive for: a cartridge is mounted, written, marked, read back and compared, and
 * put away, with every kind of tape request once. Nothing is expected of the statuses.
 */
export function driveTour({ elements, cartridges }: ChangerModel): StepData[] {
  const full = cartridges.find(({ at, cleaner }) => at.kind === 'slot' && !cleaner);
  if (!full || elements.drive.count === 0) return [];
  const home = `slot ${full.at.index}`;
  const device = 'drive 0';
  const ioctl = (name: string, members: StepData = {}): StepData => ({ device, ioctl: name, ...members });
  const blocks = { blocks: 4, size: BLOCK };
  const position = (Method: string, Offset = 0): StepData => ioctl('TAPE_SET_POSITION', { Method, Offset });
  return [
    { ioctl: 'MOVE_MEDIUM', source: home, destination: device },
    // The first requests take the unit attentions of power on and of the load.
    ioctl('STORAGE_CHECK_VERIFY'),
    ioctl('STORAGE_CHECK_VERIFY'),
    ioctl('TAPE_GET_STATUS'),
    ioctl('TAPE_GET_DRIVE_PARAMS'),
    ioctl('TAPE_GET_MEDIA_PARAMS'),
    ioctl('STORAGE_GET_MEDIA_TYPES_EX'),
    ioctl('TAPE_SET_MEDIA_PARAMS', { BlockSize: 0 }),
    position('TAPE_REWIND'),
    { device, write: blocks },
    ioctl('TAPE_WRITE_MARKS', { Type: 'TAPE_FILEMARKS', Count: 1 }),
    ioctl('TAPE_GET_POSITION', { Type: 'TAPE_LOGICAL_POSITION' }),
    position('TAPE_LOGICAL_BLOCK', 0),
    { device, compare: blocks },
    position('TAPE_SPACE_FILEMARKS', 1),
    position('TAPE_SPACE_END_OF_DATA'),
    ioctl('TAPE_PREPARE', { Operation: 'TAPE_LOCK' }),
    ioctl('TAPE_PREPARE', { Operation: 'TAPE_UNLOCK' }),
    ioctl('TAPE_PREPARE', { Operation: 'TAPE_UNLOAD' }),
    { ioctl: 'MOVE_MEDIUM', source: device, destination: home },
  ];
}
