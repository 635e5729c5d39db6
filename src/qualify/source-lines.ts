import { readFileSync } from 'node:fs';
import { FEATURES0, FEATURES1 } from '../ddi/features.ts';
import { GET_CHANGER_PARAMETERS } from '../ddi/structs/ntddchgr.ts';
import { TAPE_GET_DRIVE_PARAMETERS } from '../ddi/structs/ntddtape.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../ddi/tape/features.ts';
import type { SourceRecord } from '../lab/records.ts';

const C_SOURCE = /\.(c|cpp|cxx|cc)$/i;

/** The texts of a driver's sources, each read once. */
export class SourceLines {
  private readonly files = new Map<string, readonly string[]>();

  /** @param names of the driver's files, headers among them. */
  constructor(private readonly names: readonly string[]) {}

  /** The text of a line; empty where the file cannot be read any more. */
  text({ file, line }: { readonly file: string; readonly line: number }): string {
    return this.lines(file)[line - 1] ?? '';
  }

  /** The line and the ones around it. */
  around(
    { file, line }: { readonly file: string; readonly line: number },
    count: number,
  ): { readonly number: number; readonly text: string }[] {
    const first = Math.max(1, line - count);
    return this.lines(file)
      .slice(first - 1, line + count)
      .map((text, index) => ({ number: first + index, text }));
  }

  /** Where the driver's code sets what a message about the parameters names: its first flag or member that is set. */
  setting(message: string): SourceRecord | null {
    const named = message.match(/\b[A-Z]\w+/g) ?? [];
    for (const name of named.filter((word) => word in PARAMETER_WORDS)) {
      const setter = /^(?:CHANGER|TAPE)_/.test(name)
        ? new RegExp(`(?:[|=(?:]\\s*|^\\s*)${name}\\b`)
        : new RegExp(`(?:->|\\.)\\s*${name}\\b\\s*(?:\\[\\w+\\]\\s*)?[|&+-]?=[^=]`);
      for (const file of this.names.filter((candidate) => C_SOURCE.test(candidate))) {
        const index = this.lines(file).findIndex((text) => setter.test(text) && !/^\s*(\/\/|\*)/.test(text));
        if (index >= 0) return { file, line: index + 1, function: '' };
      }
    }
    return null;
  }

  private lines(file: string): readonly string[] {
    let lines = this.files.get(file);
    if (!lines) {
      lines = read(file).split(/\r\n|\n|\r/);
      this.files.set(file, lines);
    }
    return lines;
  }
}

const PARAMETER_WORDS: Readonly<Record<string, unknown>> = {
  ...FEATURES0,
  ...FEATURES1,
  ...GET_CHANGER_PARAMETERS.fields,
  ...TAPE_FEATURES_LOW,
  ...TAPE_FEATURES_HIGH,
  ...TAPE_GET_DRIVE_PARAMETERS.fields,
};

/** A source that was compiled and is gone since has no lines to show: the report does without them. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
