import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import type { MediumChanger } from '../../emulator/changer/medium-changer.ts';
import type { TapeDrive } from '../../emulator/tape/tape-drive.ts';
import type { Lab } from '../../lab/lab.ts';
import type { DriveState, LibraryCondition } from '../../live/library-state.ts';

function driveState({ stage, doorOpen, cleaningNeeded, alerts, position }: TapeDrive): DriveState {
  const at = position && { partition: position.partition, object: position.object };
  return { stage, doorOpen, cleaningNeeded, alerts, position: at ?? null };
}

/** A library of drives that are no tape drives only holds cartridges in them. */
function heldOnly(device: MediumChanger): DriveState[] {
  return Array.from({ length: device.model.elements.drive.count }, (_, index) => ({
    stage: device.elementAt({ kind: 'drive', index })?.full === true ? 'ready' : 'empty',
    doorOpen: false,
    cleaningNeeded: false,
    alerts: [],
    position: null,
  }));
}

/** All of a library that is no element, as it is now. */
function conditionOf({ device, drives: { drives }, clock }: Lab): Omit<LibraryCondition, 'parameters'> {
  const { port, transport } = device.model.elements;
  const locked = device.locked('port');
  return {
    time: clock.now,
    doors: device.doors,
    doorLocked: device.locked('door'),
    keypadLocked: device.model.keypad && device.locked('keypad'),
    ports: Array.from({ length: port.count }, (_, index) => ({ open: device.portOpen(index), locked })),
    transports: Array.from({ length: transport.count }, (_, index) => {
      const at = device.transportPosition(index);
      return at && `${at.kind} ${at.index}`;
    }),
    drives: drives.length > 0 ? drives.map(driveState) : heldOnly(device),
  };
}

/** The condition of a library for who looks at it: first all, then the members that are other than they were. */
export class ConditionFeed {
  /** By member, as JSON: what was given last. */
  private readonly given = new Map<string, string>();
  private parameters: ChangerParameters | null | undefined;

  /** The next time everything is news. */
  forget(): void {
    this.given.clear();
    this.parameters = undefined;
  }

  /** What is other than it was given last. */
  news(lab: Lab, parameters: ChangerParameters | null): Partial<LibraryCondition> {
    const members = Object.entries(conditionOf(lab)).filter(([name, value]) => {
      const text = JSON.stringify(value);
      if (this.given.get(name) === text) return false;
      this.given.set(name, text);
      return true;
    });
    const news = Object.fromEntries(members) as Partial<LibraryCondition>;
    // The same object as long as the driver has not been asked again.
    if (parameters === this.parameters) return news;
    this.parameters = parameters;
    return { ...news, parameters };
  }
}
