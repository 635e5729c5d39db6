/** The constants of the shipped headers as an editor explains, completes and colours them. */

/** One constant. */
export interface Constant {
  readonly name: string;
  readonly value: number;
  /** What it means, as part of a sentence. */
  readonly meaning?: string;
  /** More about it, each as a line of Markdown. */
  readonly details?: readonly string[];
}

/** Constants that belong together: they are values of the same members. */
export interface ConstantGroup {
  /** What they are: `feature flag`. */
  readonly what: string;
  readonly header: string;
  /** Page of the documentation, by its name. */
  readonly page?: string;
  /** Members that they are values of, as `STRUCTURE.Member`; `*` stands for any structure. */
  readonly members: readonly string[];
  /** They are bits that are put together. */
  readonly bits: boolean;
  /** Hexadecimal digits of a value; 0 for decimal numbers. */
  readonly digits: number;
  /** Part of the scope that the colouring of the editor gives them. */
  readonly scope: string;
  readonly constants: readonly Constant[];
}

/** The rows of a table of numbers. */
export function constantsOf(
  table: Readonly<Record<string, number>>,
  meanings: Readonly<Record<string, string>> = {},
): readonly Constant[] {
  return Object.entries(table).map(([name, value]) => {
    const meaning = meanings[name];
    return meaning === undefined ? { name, value } : { name, value, meaning };
  });
}

/** The rows of a table of flags, which have their meanings. */
export function flagsOf(
  table: Readonly<Record<string, { readonly value: number; readonly meaning: string }>>,
): readonly Constant[] {
  return Object.entries(table).map(([name, row]) => ({ name, ...row }));
}

/** A value as the header writes it. */
export function valueText(value: number, digits: number): string {
  if (digits === 0) return String(value);
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(digits, '0')}`;
}
