import * as l10n from '@vscode/l10n';
import type { ElementState, ReportedElement } from '../../live/library-state.ts';

/** One thing that device and driver both say of an element. */
export interface Comparison {
  readonly name: string;
  /** What the device holds. */
  readonly device: string;
  /** What the driver reported last; null before its first report. */
  readonly driver: string | null;
  readonly differs: boolean;
}

const yesNo = (value: boolean): string => (value ? l10n.t('yes') : l10n.t('no'));
const cartridge = (full: boolean, barcode: string | null): string =>
  full ? (barcode ?? l10n.t('without label')) : l10n.t('none');

interface Aspect {
  readonly name: () => string;
  readonly device: (element: ElementState) => string;
  readonly driver: (reported: ReportedElement) => string;
  readonly differs: (element: ElementState, reported: ReportedElement) => boolean;
}

/** Without the flag the caller asked for no tags: then the driver says nothing of the label. */
const tagged = ({ barcode, flags }: ReportedElement): boolean =>
  barcode !== null || flags.includes('PVOLTAG');

const ASPECTS: readonly Aspect[] = [
  {
    name: () => l10n.t('Cartridge'),
    device: ({ full, barcode }) => cartridge(full, barcode),
    driver: (reported) =>
      reported.full && !tagged(reported)
        ? l10n.t('yes, not asked which')
        : cartridge(reported.full, reported.barcode),
    differs: (element, reported) =>
      element.full !== reported.full || (tagged(reported) && element.barcode !== reported.barcode),
  },
  {
    name: () => l10n.t('Accessible'),
    device: ({ accessible }) => yesNo(accessible),
    driver: ({ flags }) => yesNo(flags.includes('ACCESS')),
    // A transport's descriptor has no ACCESS bit (SMC-3, medium transport element descriptor).
    differs: ({ place, accessible }, { flags }) =>
      !place.startsWith('transport') && accessible !== flags.includes('ACCESS'),
  },
  {
    name: () => l10n.t('Exception'),
    device: ({ exception }) => yesNo(exception !== null),
    driver: ({ flags }) => yesNo(flags.includes('EXCEPT')),
    differs: ({ exception }, { flags }) => (exception !== null) !== flags.includes('EXCEPT'),
  },
];

/** What device and driver say, side by side. */
export function comparisons(element: ElementState): Comparison[] {
  const { reported } = element;
  return ASPECTS.map(({ name, device, driver, differs }) => ({
    name: name(),
    device: device(element),
    driver: reported && driver(reported),
    differs: reported !== null && differs(element, reported),
  }));
}

/**
 * Whether the driver's last report of an element and the device disagree. A report may be older than the last move: then it
 * differs too, for whoever relies on it is wrong.
 */
export function isDifferent(element: ElementState): boolean {
  const { reported } = element;
  return reported !== null && ASPECTS.some(({ differs }) => differs(element, reported));
}
