import { checkAbilities } from './model-check/abilities.ts';
import { checkContents } from './model-check/contents.ts';
import { checkDrives } from './model-check/drives.ts';
import type { ModelError } from './model-check/model-error.ts';
import { checkRanges } from './model-check/ranges.ts';
import { checkNames } from './model-check/texts.ts';
import type { ChangerModel } from './model.ts';

export type { ModelError } from './model-check/model-error.ts';

/** Every reason why the emulator can not be this library; empty where it can. */
export function findModelErrors(model: ChangerModel): ModelError[] {
  const errors: ModelError[] = [];
  const report = (path: string, message: string): void => void errors.push({ path, message });
  for (const check of [checkNames, checkRanges, checkDrives, checkContents, checkAbilities])
    check(model, report);
  return errors;
}
