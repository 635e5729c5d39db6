import type { MediumFault } from '../emulator/media/record-store.ts';

/** Errors of the operating system that say that there is no room (errno). */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Says as a value what a file system call threw. What is no error of the operating system is a mistake of this
 * program and is thrown on.
 * @param doing what was tried: `write "tapes/A00001L6.tap"`.
 */
export function faultOf(error: unknown, doing: string): MediumFault {
  const code = codeOf(error);
  if (code === '') throw error;
  if (FULL.includes(code))
    return {
      kind: 'full',
      message: `The disk is full (${code}): could not ${doing}. Make room and try again.`,
    };
  const reason = error instanceof Error ? error.message : code;
  return { kind: 'failed', message: `Could not ${doing}: ${reason}. Check the file and its permissions.` };
}
