import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import type { ChangerModel } from '../../src/emulator/model.ts';
import { ElementTable } from '../../src/live/element-table.ts';
import type { ElementState } from '../../src/live/library-state.ts';
import { DrawnLibrary, type Snapshot } from '../../src/view/library/drawn-library.ts';
import { restingLibrary } from '../../src/view/library/resting.ts';

/** The generic library, with something of its model changed. */
export function model(change: Partial<ChangerModel> = {}): ChangerModel {
  return { ...genericLibrary().model, ...change };
}

export function snapshot(change: Partial<ChangerModel> = {}): Snapshot {
  return restingLibrary('library.changer.json', model(change));
}

/** A library in which one element is other. */
export function libraryWith(
  place?: string,
  change: Partial<ElementState> = {},
  managed = false,
): DrawnLibrary {
  const { plan, elements, ...rest } = snapshot();
  return new DrawnLibrary({
    ...rest,
    plan: { ...plan, managed },
    elements: ElementTable.of(
      [...elements].map((one) => (one.place === place ? { ...one, ...change } : one)),
      elements.numbers,
    ),
  });
}
