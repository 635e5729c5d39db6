import type { LintDiagnostic } from './diagnostic.ts';
import type { State } from './flow/state.ts';
import type { ParameterStruct } from './parameters/parameter-struct.ts';
import type { FunctionDefinition } from './syntax/ast.ts';
import type { Unit } from './syntax/unit.ts';

/** What is known of one version of a file: the findings, and what they were found with. */
export interface Analysis {
  readonly unit: Unit;
  /** In the order of the text. */
  readonly diagnostics: readonly LintDiagnostic[];
  readonly routines: readonly ParameterRoutine[];
}

/** A routine that fills in GET_CHANGER_PARAMETERS or TAPE_GET_DRIVE_PARAMETERS. */
export interface ParameterRoutine {
  readonly struct: ParameterStruct;
  readonly definition: FunctionDefinition;
  /** The ways through it that end with a status of success, or with one that may be. */
  readonly paths: readonly State[];
}
