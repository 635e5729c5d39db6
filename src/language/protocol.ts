/** What the language server and its editor say to each other beyond the language server protocol. */

/** Prefix of the settings of the linter in the editor. */
export const SETTINGS_SECTION = 'changerLab.lint';

/** Commands that the editor carries out: the server only names them in lenses and code actions. */
export const EDITOR_COMMANDS = {
  /** Shows the matrix of a parameter routine. Arguments: {@link MatrixParams}. */
  showMatrix: 'changer-lab.showFeatureMatrix',
  /** Turns a rule off in the settings. Arguments: {@link RuleOffParams}. */
  turnRuleOff: 'changer-lab.turnRuleOff',
} as const;

export type EditorCommand = (typeof EDITOR_COMMANDS)[keyof typeof EDITOR_COMMANDS];

/** What a client may say at the start. */
export interface InitializationOptions {
  /** Commands of {@link EDITOR_COMMANDS} that the client has: the others are not offered. */
  readonly commands?: readonly string[];
  /** Settings of a client that cannot be asked for them. */
  readonly lint?: unknown;
}

/** Request: the matrix of a parameter routine. */
export const MATRIX_REQUEST = 'changer-lab/matrix';

export interface MatrixParams {
  readonly uri: string;
  /** Name of the routine; without it the first one of the file. */
  readonly routine?: string;
}

export interface MatrixResult {
  /** Markdown; undefined where the file has no such routine. */
  readonly markdown: string | null;
}

export interface RuleOffParams {
  readonly uri: string;
  readonly rule: string;
}

/** Notification: what the compiler said when a driver was built for a debug session; replaces what it said before. */
export const BUILD_NOTIFICATION = 'changer-lab/build';

export interface BuildParams {
  readonly diagnostics: readonly BuildDiagnostic[];
}

/** A message of the compiler or the linker: line from 1, column from 1 in bytes. */
export interface BuildDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly option?: string;
}
