import type { PortRequest } from '../class/port.ts';
import { toHex } from '../core/hex.ts';
import { srbStatusName } from '../ddi/srb.ts';
import type { ChangerModel } from '../emulator/model.ts';
import type { WasmFrame } from '../machine/failure.ts';
import { captureFrames } from './capture-frames.ts';
import { commandName } from '../scsi/commands.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';
import { decodeSense } from '../scsi/sense.ts';
import type { LabUnit } from './lab-unit.ts';
import { describeOperands } from './operands.ts';
import type { CommandRecord, SourceRecord } from './records.ts';

/** Turns frames of a unit's driver into lines of its source. */
export type Locate = (frames: readonly WasmFrame[], unit: LabUnit) => SourceRecord[];

/** The lines of a driver that a command comes from; the same lists for the same stack. */
type Place = Pick<CommandRecord, 'source' | 'callers'>;

const EMPTY = '';

/** Of a changer the data is kept, not only its length: of a tape's blocks nobody wants gigabytes of hex. */
const keepsData = ({ type }: LabUnit): boolean => type === DEVICE_TYPE.MEDIUM_CHANGER;

/**
 * Records the commands of a run. A lab that nobody records has no trace, and then a command costs neither a
 * record nor a look at the stack.
 */
export class Trace {
  readonly commands: CommandRecord[] = [];
  /** Index of the scenario step under way. */
  step = -1;
  private frames: readonly WasmFrame[] = [];
  private readonly places = new WeakMap<readonly WasmFrame[], Place>();
  private dataOut = EMPTY;
  private cdb = EMPTY;

  constructor(
    private readonly model: ChangerModel,
    private readonly locate: Locate,
  ) {}

  /** Keeps what the device may change, and where in the driver the command comes from. */
  before(unit: LabUnit, request: PortRequest): void {
    const { task } = request;
    // The driver's code is still on the stack: this is called from within its call of the class driver.
    this.frames = captureFrames();
    this.cdb = toHex(task.cdb.subarray(0, task.cdbLength));
    this.dataOut =
      keepsData(unit) && task.direction === 'out'
        ? toHex(task.memory.subarray(task.offset, task.offset + task.length))
        : EMPTY;
  }

  /**
   * @param unit whose device carried it out.
   * @param started milliseconds of the lab's clock.
   * @returns the record of the command.
   */
  after(unit: LabUnit, request: PortRequest, started: number): CommandRecord {
    const { task } = request;
    const senseData = task.sense.subarray(0, task.senseLength);
    const sense = decodeSense(senseData);
    const { source, callers } = this.place(unit);
    const record: CommandRecord = {
      seq: this.commands.length,
      step: this.step,
      opcode: task.cdb[0],
      device: unit.name,
      name: commandName(task.cdb, unit.type),
      operands: describeOperands(task.cdb, this.model, unit.type),
      cdb: this.cdb,
      dataIn:
        keepsData(unit) && task.direction === 'in'
          ? toHex(task.memory.subarray(task.offset, task.offset + task.transferred))
          : EMPTY,
      dataOut: this.dataOut,
      direction: task.direction,
      transferred: task.transferred,
      srbStatus: srbStatusName(request.srbStatus),
      scsiStatus: task.status,
      sense: sense ? { key: sense.key, asc: sense.asc, ascq: sense.ascq } : null,
      senseData: toHex(senseData),
      time: started,
      duration: task.duration,
      source,
      callers,
    };
    this.commands.push(record);
    return record;
  }

  private place(unit: LabUnit): Place {
    let place = this.places.get(this.frames);
    if (!place) {
      const [source = null, ...callers] = this.locate(this.frames, unit);
      this.places.set(this.frames, (place = { source, callers }));
    }
    return place;
  }
}
