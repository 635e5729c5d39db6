import type { Lab } from '../../lab/lab.ts';
import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import type { DriveState, LibraryCondition } from '../../live/library-state.ts';

function drives({ device, drives: { drives } }: Lab): DriveState[] {
  if (drives.length > 0) {
    return drives.map(({ stage, doorOpen, cleaningNeeded, alerts, position }) => ({
      stage,
      doorOpen,
      cleaningNeeded,
      alerts,
      position: position ? { partition: position.partition, object: position.object } : null,
    }));
  }
  // A library of other drives only holds cartridges in them.
  return Array.from({ length: device.model.elements.drive.count }, (_, index) => ({
    stage: device.elementAt({ kind: 'drive', index })?.full === true ? 'ready' : 'empty',
    doorOpen: false,
    cleaningNeeded: false,
    alerts: [],
    position: null,
  }));
}

/** All of a library that is no element, as it is now. */
export function readCondition(lab: Lab, parameters: ChangerParameters | null): LibraryCondition {
  const { device } = lab;
  const { port, transport } = device.model.elements;
  const portLocked = device.locked('port');
  return {
    time: lab.clock.now,
    doors: device.doors,
    doorLocked: device.locked('door'),
    keypadLocked: device.model.keypad && device.locked('keypad'),
    ports: Array.from({ length: port.count }, (_, index) => ({
      open: device.portOpen(index),
      locked: portLocked,
    })),
    transports: Array.from({ length: transport.count }, (_, index) => {
      const at = device.transportPosition(index);
      return at && `${at.kind} ${at.index}`;
    }),
    drives: drives(lab),
    parameters,
  };
}
