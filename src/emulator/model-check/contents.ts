import type { CartridgeModel, ChangerModel } from '../model.ts';
import type { Report } from './model-error.ts';
import { textProblems } from './texts.ts';

const LABEL_LENGTH = 32;

/** What no two cartridges share, and the words for where two do. */
const UNIQUE = [
  {
    member: 'at',
    of: ({ at }: CartridgeModel) => `${at.kind} ${at.index}`,
    words: (place: string, other: string) =>
      `The ${place} holds ${other} already; a place holds one cartridge.`,
  },
  {
    member: 'barcode',
    of: ({ barcode }: CartridgeModel) => barcode,
    words: (label: string, other: string) => `"${label}" is the bar code of ${other} already.`,
  },
  {
    member: 'file',
    of: ({ file }: CartridgeModel) => file,
    words: (file: string, other: string) =>
      `"${file}" keeps the content of ${other} already; each cartridge needs a file of its own.`,
  },
] as const;

/** The cartridges: each in a place of its own, each with a label and a file of its own. */
export function checkContents(model: ChangerModel, report: Report): void {
  const { cartridges } = model;
  // Of tens of thousands few are wrong: the path of a cartridge is made for those.
  cartridges.forEach((cartridge, index) => {
    for (const [member, message] of problemsOf(cartridge, model))
      report(`cartridges[${index}].${member}`, message);
  });
  for (const { member, of, words } of UNIQUE) {
    const first = new Map<string, number>();
    cartridges.forEach((cartridge, index) => {
      const value = of(cartridge);
      if (value === undefined) return;
      const owner = first.get(value);
      if (owner === undefined) first.set(value, index);
      else report(`cartridges[${index}].${member}`, words(value, `cartridges[${owner}]`));
    });
  }
}

type Problem = readonly [member: keyof CartridgeModel, message: string];
const NONE: readonly Problem[] = [];

/** What is wrong with a cartridge, whatever the others are. */
function problemsOf(cartridge: CartridgeModel, model: ChangerModel): readonly Problem[] {
  const place = placeProblem(cartridge, model);
  const { barcode, alternate } = cartridge;
  const labels = [...labelProblems('barcode', barcode), ...labelProblems('alternate', alternate)];
  const sides =
    alternate !== undefined && !model.capabilities.rotate
      ? 'Only a library that can rotate cartridges has two-sided ones; set rotate.'
      : undefined;
  if (place === undefined && labels.length === 0 && sides === undefined) return NONE;
  return [
    ...(place === undefined ? [] : [['at', place] as const]),
    ...labels,
    ...(sides === undefined ? [] : [['alternate', sides] as const]),
  ];
}

function placeProblem({ at }: CartridgeModel, model: ChangerModel): string | undefined {
  const { count } = model.elements[at.kind];
  if (!Number.isInteger(at.index) || at.index < 0 || at.index >= count)
    return `There is no ${at.kind} ${at.index}; the library has ${count}, counted from 0.`;
  if (at.kind === 'drive' && model.drives[at.index]?.installed === false)
    return `Drive bay ${at.index} is empty; a cartridge cannot be in it.`;
  return undefined;
}

function labelProblems(member: 'barcode' | 'alternate', label: string | undefined): readonly Problem[] {
  if (label === undefined) return NONE;
  const wrong = textProblems(label, LABEL_LENGTH);
  const blank = label.trim() === '' ? ['A label cannot be blank; leave it out for no label.'] : [];
  return wrong.length + blank.length === 0
    ? NONE
    : [...wrong, ...blank].map((message) => [member, message] as const);
}
