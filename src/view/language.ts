import { config } from '@vscode/l10n';

/** What a page speaks, or a thread that words something for it. */
export interface PageLanguage {
  /** The language of the texts, for `<html lang>` and for numbers: `de`. */
  readonly tag: string;
  /** Translations by their English text, as a bundle in `l10n/` holds them; none: English. */
  readonly texts: Readonly<Record<string, string>>;
}

let tag = 'en';
const formats = new Map<number, Intl.NumberFormat>();

/**
 * Chooses the language of a view. Texts are translated when they are drawn, never when a module is loaded: so tables of
 * constants may hold them, as functions, whatever is loaded first.
 */
export function speak(language: PageLanguage): void {
  tag = language.tag;
  formats.clear();
  config({ contents: language.texts });
}

/** A count or a measure as people write it: `60,000`, in German `60.000`. Not for addresses and what stands in files. */
export function numberText(value: number, fractionDigits = 0): string {
  let format = formats.get(fractionDigits);
  if (!format) {
    const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
    format = new Intl.NumberFormat(tag, digits);
    formats.set(fractionDigits, format);
  }
  return format.format(value);
}
