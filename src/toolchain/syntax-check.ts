import path from 'node:path';
import type { Compiler } from './compiler.ts';
import { parseClangOutput, type Diagnostic } from './diagnostic.ts';
import { C_FLAGS, CXX_FLAGS, DEFINE_FLAGS, TARGET_FLAGS, TOLERANCE_FLAGS, WIN64_FLAGS } from './flags.ts';
import { SourceSet } from './source-set.ts';

/** Compiling a source only for what the compiler says about it. */

/** Which Windows the source is compiled for. */
export type Windows = '32-bit' | '64-bit';

export interface SyntaxCheck {
  /** Absolute path of the source. */
  readonly source: string;
  /** Texts that count instead of the files, by path: documents that are not saved. */
  readonly texts: ReadonlyMap<string, string>;
  /** `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** Absolute include directories. */
  readonly includePath: readonly string[];
  readonly ddkDirectory: string;
  readonly windows: Windows;
}

/** Options that only make code, or that the other target has its own of. */
const CODE_FLAGS = new Set(['-emit-obj', '-mconstructor-aliases', '-fvisibility=hidden']);
const CODE_FLAGS_WITH_VALUE = new Set(['-triple', '-mrelocation-model', '-target-cpu', '-target-feature']);

/** The options of the build that say what C is. */
function languageFlags(): string[] {
  const flags: string[] = [];
  for (let i = 0; i < TARGET_FLAGS.length; i++) {
    const flag: string = TARGET_FLAGS[i];
    if (CODE_FLAGS_WITH_VALUE.has(flag)) i++;
    else if (!CODE_FLAGS.has(flag) && !flag.startsWith('-mframe-pointer')) flags.push(flag);
  }
  return flags;
}

function flagsFor(windows: Windows): readonly string[] {
  return windows === '64-bit'
    ? [...languageFlags(), ...WIN64_FLAGS]
    : ['-triple', 'wasm32-unknown-unknown', ...languageFlags(), ...DEFINE_FLAGS];
}

/**
 * What the compiler says about one source and the headers that it includes. Nothing is executed.
 * @throws InputError where the source cannot be read or is no C.
 */
export async function checkSyntax(check: SyntaxCheck, compiler: Compiler): Promise<readonly Diagnostic[]> {
  const sources = new SourceSet(check.ddkDirectory, check.includePath, check.texts);
  const files = sources.closure(check.source);
  const cxx = /\.(cpp|cxx|cc)$/i.test(check.source);
  const { stderr } = await compiler.run({
    tool: 'clang',
    args: [
      '-cc1',
      '-fsyntax-only',
      ...flagsFor(check.windows),
      ...(cxx ? CXX_FLAGS : C_FLAGS),
      ...TOLERANCE_FLAGS,
      '-fno-caret-diagnostics',
      ...check.defines.map((define) => `-D${define}`),
      ...sources.includeFlags,
      '-main-file-name',
      path.basename(check.source),
      files[0].name,
    ],
    files,
    outputs: [],
  });
  return parseClangOutput(stderr, (name) => sources.hostPath(name));
}
