import type { Capabilities, ChangerModel, ElementKind } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';
import type { Report } from './model-error.ts';

type Routes = Capabilities['move'];

function goes(routes: Routes, from: ElementKind, to: ElementKind): boolean {
  return routes[from]?.includes(to) ?? false;
}

/** Every place where the capabilities name a kind of element. */
function* mentions(capabilities: Capabilities): Generator<[path: string, kind: ElementKind]> {
  for (const kind of capabilities.store) yield ['capabilities.store', kind];
  for (const kind of capabilities.position) yield ['capabilities.position', kind];
  for (const name of ['move', 'exchange'] as const)
    for (const from of ELEMENT_KINDS)
      for (const to of capabilities[name][from] ?? []) {
        yield [`capabilities.${name}.${from}`, from];
        yield [`capabilities.${name}.${from}`, to];
      }
  if (capabilities.lock.includes('port')) yield ['capabilities.lock', 'port'];
  if (capabilities.openPort) yield ['capabilities.openPort', 'port'];
  if (capabilities.closePort) yield ['capabilities.closePort', 'port'];
}

function checkMentions(model: ChangerModel, report: Report): void {
  const reported = new Set<string>();
  for (const [path, kind] of mentions(model.capabilities)) {
    if (model.elements[kind].count > 0 || reported.has(`${path} ${kind}`)) continue;
    reported.add(`${path} ${kind}`);
    report(path, `This needs a ${kind}, but the library has none.`);
  }
}

/** A stacker feeds its drive in a fixed order: no command takes a cartridge from any slot to any drive. */
function checkRandomAccess(model: ChangerModel, report: Report): void {
  const { move } = model.capabilities;
  const direct = goes(move, 'slot', 'drive');
  const byWay = goes(move, 'slot', 'transport') && goes(move, 'transport', 'drive');
  if (model.elements.slot.count > 0 && model.elements.drive.count > 0 && !direct && !byWay)
    report(
      'capabilities.move.slot',
      'No cartridge can be moved from a slot to a drive: this is a serial access stacker, not a changer, and Windows supports only changers; add drive.',
    );
}

function checkSizes(model: ChangerModel, report: Report): void {
  const { magazineSize } = model.capabilities;
  const slots = model.elements.slot.count;
  if (!Number.isInteger(magazineSize) || magazineSize < 0)
    report(
      'capabilities.magazineSize',
      'The size of a magazine must be a whole number of slots, 0 for none.',
    );
  else if (magazineSize > slots)
    report(
      'capabilities.magazineSize',
      `A magazine of ${magazineSize} slots does not fit a library of ${slots}.`,
    );
  if (!Number.isInteger(model.doors) || model.doors < 0 || model.doors > 255)
    report('doors', 'The number of doors must be a whole number from 0 to 255.');
  for (const [name, seconds] of Object.entries(model.timing))
    if (!(Number.isFinite(seconds) && seconds > 0))
      report(`timing.${name}`, 'A robot motion takes a number of seconds above 0.');
}

/** What the library can do must fit what it has. */
export function checkAbilities(model: ChangerModel, report: Report): void {
  checkMentions(model, report);
  checkRandomAccess(model, report);
  checkSizes(model, report);
  const { lock } = model.capabilities;
  if (lock.includes('door') && model.doors === 0)
    report('capabilities.lock', 'This needs a door, but the library has none.');
  if (lock.includes('keypad') && !model.keypad)
    report('capabilities.lock', 'This needs a keypad, but the library has none.');
}
