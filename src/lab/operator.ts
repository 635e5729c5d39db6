import type { ActResult } from '../emulator/act-result.ts';
import type { MediumChanger } from '../emulator/changer/medium-changer.ts';
import { parsePlace } from './files/library-file.ts';
import type { OperatorAct } from './scenario/scenario-schema.ts';
import type { StepData } from './scenario/scenario-file.ts';

/** Puts a cartridge into a port or takes one out, opening and closing a closed port as an operator does. */
function throughPort(device: MediumChanger, index: number, act: () => ActResult): ActResult {
  if (device.portOpen(index)) return act();
  const opened = device.openPort(index);
  if (!opened.ok) return opened;
  const result = act();
  device.closePort(index);
  return result;
}

/** Carries out an operator step. @returns what the library made of it. */
export function performAct(device: MediumChanger, act: OperatorAct, step: StepData): ActResult {
  const at = typeof step['at'] === 'string' ? parsePlace(step['at']) : { kind: 'slot' as const, index: 0 };
  const [first = 0, last = 0] = (step['slots'] as number[] | undefined) ?? [];
  switch (act) {
    case 'open door':
      return device.openDoor();
    case 'close door':
      return device.closeDoor();
    case 'insert': {
      const barcode = step['barcode'] as string | undefined;
      const insert = (): ActResult =>
        device.insert(at, {
          ...(barcode === undefined ? {} : { barcode }),
          cleaner: step['cleaner'] === true,
        });
      return at.kind === 'port' ? throughPort(device, at.index, insert) : insert();
    }
    case 'remove': {
      const remove = (): ActResult => device.remove(at);
      return at.kind === 'port' ? throughPort(device, at.index, remove) : remove();
    }
    case 'power cycle':
      return device.powerCycle();
    case 'pull magazine':
      return device.pullMagazine(first, last);
    case 'push magazine':
      return device.pushMagazine(first, last);
    case 'open port':
      return device.openPort(at.index);
    case 'close port':
      return device.closePort(at.index);
    case 'remove drive':
      return device.removeDrive(at.index);
    case 'install drive':
      return device.installDrive(at.index);
    case 'unload drive':
      return device.unloadDrive(at.index);
  }
}
