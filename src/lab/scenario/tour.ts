import type { Scenario, StepData } from './scenario-file.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import type { DriverKind } from '../driver-build.ts';
import { driveTour } from './drive-tour.ts';

/**
 * The scenario for a run without one: what the drivers that the person develops can be asked for.
 * @param drivers whose requests it goes through.
 */
export function tour(model: ChangerModel, drivers: ReadonlySet<DriverKind>): Scenario {
  const steps = [
    ...(drivers.has('changer') ? changerTour(model) : []),
    ...(drivers.has('tape') ? driveTour(model) : []),
  ];
  return { file: 'built-in tour', steps: steps.map((data) => ({ data, line: 0 })) };
}

/**
 * Every IOCTL of a changer once or more, over the elements that the library has. Nothing is expected of the
 * statuses: what the device lacks, the driver refuses.
 */
function changerTour(model: ChangerModel): StepData[] {
  const { elements } = model;
  const drives = elements.drive.count > 0;
  const ports = elements.port.count > 0;
  const full =
    model.cartridges.find((cartridge) => cartridge.at.kind === 'slot' && !cartridge.cleaner)?.at.index ?? 0;
  const home = `slot ${full}`;
  const status = (element: string, count: number): StepData => ({
    ioctl: 'GET_ELEMENT_STATUS',
    element,
    count,
    volumeTags: model.capabilities.barcodeReader,
  });
  const dataSlots = elements.slot.count - (model.cleanerSlot === undefined ? 0 : 1);
  return [
    { ioctl: 'GET_PARAMETERS' },
    { ioctl: 'GET_PARAMETERS' },
    { ioctl: 'GET_PRODUCT_DATA' },
    { ioctl: 'GET_STATUS' },
    { ioctl: 'INITIALIZE_ELEMENT_STATUS', element: 'all', barCodeScan: model.capabilities.barcodeReader },
    status('slot 0', dataSlots),
    status('transport 0', 1),
    ...(ports ? [status('port 0', elements.port.count)] : []),
    ...(drives ? [status('drive 0', elements.drive.count)] : []),
    { ioctl: 'SET_POSITION', destination: home },
    ...(drives
      ? [
          { ioctl: 'MOVE_MEDIUM', source: home, destination: 'drive 0' },
          status('drive 0', 1),
          { ioctl: 'EXCHANGE_MEDIUM', source: 'drive 0', destination1: home, destination2: 'drive 0' },
          { ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: home },
        ]
      : []),
    ...(ports
      ? [
          { ioctl: 'SET_ACCESS', element: 'port 0', control: 'LOCK_ELEMENT' },
          { ioctl: 'SET_ACCESS', element: 'port 0', control: 'UNLOCK_ELEMENT' },
          { ioctl: 'SET_ACCESS', element: 'port 0', control: 'EXTEND_IEPORT' },
          { ioctl: 'SET_ACCESS', element: 'port 0', control: 'RETRACT_IEPORT' },
        ]
      : []),
    { ioctl: 'REINITIALIZE_TRANSPORT' },
    { ioctl: 'QUERY_VOLUME_TAGS', action: 'SEARCH_ALL', template: '*' },
    { diagnostics: true },
  ];
}
