import { ELEMENT_KINDS, type CartridgeModel, type ChangerModel } from '../../emulator/model.ts';
import { ElementNumbers } from '../../live/element-numbers.ts';
import { ElementTable } from '../../live/element-table.ts';
import type { ElementState } from '../../live/library-state.ts';
import type { Snapshot } from './drawn-library.ts';
import { spotName } from './spots.ts';

/** A library as its file describes it, before power on: what the view draws without a running lab. */
export function restingLibrary(name: string, model: ChangerModel): Snapshot {
  const { cartridges, ...rest } = model;
  const byPlace = new Map(cartridges.map((cartridge) => [spotName(cartridge.at), cartridge]));
  const elements = ELEMENT_KINDS.flatMap((kind) =>
    Array.from({ length: model.elements[kind].count }, (_, index) => {
      const place = spotName({ kind, index });
      const missing = kind === 'drive' && !model.drives[index].installed;
      return {
        ...resting(place, model.elements[kind].first + index, byPlace.get(place)),
        ...(missing ? { accessible: false, exception: '3b/1a' } : {}),
      };
    }),
  );
  return {
    kind: 'snapshot',
    plan: { name, model: rest, managed: false },
    elements: ElementTable.of(elements, new ElementNumbers(model.elements)),
    phase: 'over',
    condition: {
      time: 0,
      doors: Array.from({ length: model.doors }, () => false),
      doorLocked: false,
      keypadLocked: false,
      ports: Array.from({ length: model.elements.port.count }, () => ({ open: false, locked: false })),
      transports: Array.from({ length: model.elements.transport.count }, () => null),
      drives: model.drives.map(({ cleaningNeeded }, index) => ({
        stage: byPlace.has(spotName({ kind: 'drive', index })) ? 'ready' : 'empty',
        doorOpen: false,
        cleaningNeeded: cleaningNeeded ?? false,
        alerts: [],
        position: null,
      })),
      parameters: null,
    },
  };
}

function resting(place: string, scsiAddress: number, cartridge: CartridgeModel | undefined): ElementState {
  return {
    place,
    scsiAddress,
    full: cartridge !== undefined,
    barcode: cartridge?.barcode ?? null,
    alternate: cartridge?.alternate ?? null,
    cleaner: cartridge?.cleaner ?? false,
    accessible: true,
    inverted: false,
    imported: false,
    exception: null,
    source: null,
    reported: null,
  };
}
