import type { ChangerModel } from '../model.ts';
import type { Report } from './model-error.ts';
import { checkText } from './texts.ts';

const LABEL_LENGTH = 32;

/** The cartridges: each in a place of its own, each with a label and a file of its own. */
export function checkContents(model: ChangerModel, report: Report): void {
  const places = new Map<string, number>();
  const labels = new Map<string, number>();
  const files = new Map<string, number>();
  model.cartridges.forEach(({ at, barcode, alternate, file }, i) => {
    const path = `cartridges[${i}]`;
    const name = `${at.kind} ${at.index}`;
    const { count } = model.elements[at.kind];
    if (!Number.isInteger(at.index) || at.index < 0 || at.index >= count)
      report(`${path}.at`, `There is no ${name}; the library has ${count}, counted from 0.`);
    else if (at.kind === 'drive' && model.drives[at.index]?.installed === false)
      report(`${path}.at`, `Drive bay ${at.index} is empty; a cartridge cannot be in it.`);
    const neighbour = places.get(name);
    if (neighbour !== undefined)
      report(
        `${path}.at`,
        `The ${name} holds cartridges[${neighbour}] already; a place holds one cartridge.`,
      );
    places.set(name, i);
    for (const [key, label] of Object.entries({ barcode, alternate })) {
      if (label === undefined) continue;
      checkText(report, `${path}.${key}`, label, LABEL_LENGTH);
      if (label.trim() === '')
        report(`${path}.${key}`, 'A label cannot be blank; leave it out for no label.');
    }
    if (alternate !== undefined && !model.capabilities.rotate)
      report(
        `${path}.alternate`,
        'Only a library that can rotate cartridges has two-sided ones; set rotate.',
      );
    const twin = barcode === undefined ? undefined : labels.get(barcode);
    if (twin !== undefined)
      report(`${path}.barcode`, `"${barcode ?? ''}" is the bar code of cartridges[${twin}] already.`);
    if (barcode !== undefined) labels.set(barcode, i);
    const owner = file === undefined ? undefined : files.get(file);
    if (owner !== undefined)
      report(
        `${path}.file`,
        `"${file ?? ''}" keeps the content of cartridges[${owner}] already; each cartridge needs a file of its own.`,
      );
    if (file !== undefined) files.set(file, i);
  });
}
