import type { ChangerClassDriver } from '../changer-class/changer-class-driver.ts';
import type { StartFailure } from '../class/requests.ts';
import { VirtualClock } from '../core/clock.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { MediumChanger } from '../emulator/changer/medium-changer.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { Registry } from '../machine/registry.ts';
import { ChangerUnit } from './changer-unit.ts';
import type { Library } from './files/library-file.ts';
import { LabDrives } from './lab-drives.ts';
import type { LabPort } from './lab-port.ts';
import type { LabUnit } from './lab-unit.ts';
import { TapeUnit } from './tape-unit.ts';

export interface LabOptions {
  readonly library: Library;
  /** The linked miniclass. */
  readonly module: WebAssembly.Module;
  /** The linked tape miniclass; without one the drives have no class driver. */
  readonly tapeModule?: WebAssembly.Module;
  readonly stackSize: number;
  /** What the machine of a unit tells. */
  readonly hooks?: (unit: LabUnit) => MachineHooks;
}

/** One library: the changer and the drives, each with its port, its class driver and the machine of its miniclass. */
export class Lab {
  readonly clock = new VirtualClock();
  readonly device: MediumChanger;
  readonly drives: LabDrives;
  /** The drives with their class drivers; empty without a tape miniclass. */
  readonly tapeUnits: readonly TapeUnit[];
  /** Everything that a miniclass serves: the changer, then the drives. */
  readonly units: readonly LabUnit[];
  private readonly changer: ChangerUnit;

  constructor(private readonly options: LabOptions) {
    const { library } = options;
    this.device = new MediumChanger(library.model);
    this.drives = new LabDrives(library.model, this.clock);
    if (this.drives.drives.length > 0)
      this.device.connect(this.drives.drives, (cartridge) => this.drives.tapeOf(cartridge));
    this.tapeUnits = options.tapeModule
      ? this.drives.drives.map(
          (drive, index) => new TapeUnit(index, drive, this.clock, library.settings.hardwareErrors),
        )
      : [];
    this.changer = new ChangerUnit(this.device, library, this.clock);
    this.units = [this.changer, ...this.tapeUnits];
  }

  /** The changer's port. */
  get port(): LabPort {
    return this.changer.port;
  }

  get classDriver(): ChangerClassDriver {
    return this.changer.classDriver;
  }

  /** Standard INQUIRY data of the changer. */
  get inquiry(): Uint8Array {
    return this.port.device.inquiry;
  }

  /**
   * Loads and starts the miniclasses.
   * @param open also opens the changer as its one client; not where the removable storage manager will.
   * @returns why the lab cannot serve requests.
   * @throws DriverFailure where a driver traps.
   */
  start(open = true): StartFailure | undefined {
    const { module, tapeModule, library } = this.options;
    const registry = new Registry(library.registry);
    const failure = this.startUnit(this.changer, module, registry, library.poolLimit);
    if (failure) return failure;
    for (const unit of this.tapeUnits) {
      const refused = tapeModule && this.startUnit(unit, tapeModule, new Registry({}));
      if (refused) return refused;
    }
    if (!open) return undefined;
    const status = this.classDriver.create();
    return status === NTSTATUS.STATUS_SUCCESS
      ? undefined
      : { status, message: 'The changer cannot be opened.' };
  }

  private startUnit(
    unit: LabUnit,
    module: WebAssembly.Module,
    registry: Registry,
    poolLimit = Number.MAX_SAFE_INTEGER,
  ): StartFailure | undefined {
    const { stackSize, hooks } = this.options;
    const { clock } = this;
    return unit.start({
      module,
      clock,
      registry,
      poolLimit,
      stackSize,
      ...(hooks ? { hooks: hooks(unit) } : {}),
    });
  }
}
