/** What people see of the forms of a trace; the forms themselves are in export-formats.ts, with all that they load. */
export interface ExportLook {
  /** What the name of such a file ends with, without the dot. */
  readonly ending: string;
  readonly title: string;
}

/** Every form of a trace, by the name that options give it. */
export const EXPORT_LOOKS = {
  text: { ending: 'changer-trace', title: 'Text' },
  json: { ending: 'json', title: 'JSON document' },
  pcapng: { ending: 'pcapng', title: 'Capture for Wireshark' },
  chtrace: { ending: 'chtrace', title: 'Trace' },
} as const satisfies Record<string, ExportLook>;

export type ExportName = keyof typeof EXPORT_LOOKS;

export const EXPORT_NAMES = Object.keys(EXPORT_LOOKS) as ExportName[];
