/** clang as the product runs it, over the headers of `include/`, for every target the headers promise. */
import { readdirSync, readFileSync } from 'node:fs';
import { Exit, runLLVM, type Tree } from '@yowasp/clang';
import { C_FLAGS, CXX_FLAGS, DEFINE_FLAGS, TARGET_FLAGS } from '../../../src/toolchain/flags.ts';

export const INCLUDE_DIRECTORY = new URL('../../../include/', import.meta.url);

/** Driver code of any age compiles without noise, mistakes still show: fewer tolerances than the product has. */
const COMMON = [
  '-Wall',
  '-Wno-unknown-pragmas',
  '-Wno-pragma-pack',
  '-Wno-ignored-attributes',
  '-DALLOC_PRAGMA=1',
  '-DDBG=1',
];

/** wasm with the layout of 32-bit Windows, in the words of clang's driver. */
const LAB = [
  '--target=wasm32-unknown-unknown',
  '-g',
  '-O0',
  '-nostdinc',
  '-fms-extensions',
  '-fms-compatibility',
  '-fms-compatibility-version=19',
  '-fshort-wchar',
  '-mms-bitfields',
  '-mbulk-memory',
  '-D_X86_=1',
  '-Di386=1',
  '-D_M_IX86=600',
  '-D_MSC_VER=1900',
  '-D_WIN32=1',
  '-DWIN32=100',
];

export const TARGETS = {
  lab: LAB,
  // As the lab compiles a driver: options of the compiler proper.
  product: [...TARGET_FLAGS, ...DEFINE_FLAGS],
  // The default calling convention of 32-bit driver builds is __stdcall.
  i686: [
    '--target=i686-pc-windows-msvc',
    '-nostdinc',
    '-Xclang',
    '-fdefault-calling-conv=stdcall',
    '-D_X86_=1',
  ],
  'i686 cdecl': ['--target=i686-pc-windows-msvc', '-nostdinc', '-D_X86_=1'],
  x86_64: ['--target=x86_64-pc-windows-msvc', '-nostdinc', '-D_AMD64_=1'],
  aarch64: ['--target=aarch64-pc-windows-msvc', '-nostdinc', '-D_ARM64_=1'],
} as const;

export type Target = keyof typeof TARGETS;
export const ALL_TARGETS = Object.keys(TARGETS) as Target[];

/** The column of a layout table that holds for a target. */
export function column(target: Target): 0 | 1 {
  return target === 'x86_64' || target === 'aarch64' ? 1 : 0;
}

export interface Compiled {
  readonly ok: boolean;
  /** Everything the compiler said; empty when it had nothing to say. */
  readonly messages: string;
  /** The object or module, where one was asked for. */
  readonly output?: Uint8Array;
}

export interface CompileRequest {
  readonly source: string;
  readonly target: Target;
  readonly language?: 'c' | 'c++';
  /** Further arguments, after those of the target. */
  readonly args?: readonly string[];
  /** Files beside the source, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** A name: the compiler also emits this file, `.o` an object. Without it only syntax and semantics are checked. */
  readonly emit?: string;
}

const headers: Tree = Object.fromEntries(
  readdirSync(INCLUDE_DIRECTORY).map((name) => [name, readFileSync(new URL(name, INCLUDE_DIRECTORY))]),
);

/** Names of all headers, in order. */
export const HEADER_NAMES: readonly string[] = Object.keys(headers).sort();

/** Compiles a source for the lab's machine and runs it: its exports, and its memory as `memory`. */
export async function instantiate(source: string): Promise<WebAssembly.Instance['exports']> {
  const object = await compile({ source, target: 'product', emit: 'source.o' });
  if (object.output === undefined) throw new Error(object.messages);
  const linked = await runLLVM(
    ['wasm-ld', '--no-entry', '--export-dynamic', '--export-memory', 'source.o', '-o', 'source.wasm'],
    { 'source.o': object.output },
    { decodeASCII: false, fetchProgress: () => undefined },
  );
  const bytes = linked?.['source.wasm'];
  if (!(bytes instanceof Uint8Array)) throw new Error('wasm-ld made no module.');
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports;
}

function languageFlags(request: CompileRequest): readonly string[] {
  if (request.target === 'product') return request.language === 'c++' ? CXX_FLAGS : C_FLAGS;
  return request.language === 'c++' ? ['-fno-exceptions', '-fno-rtti'] : [];
}

/** The product's own flags always make an object. */
function outputFlags({ target, emit }: CompileRequest): readonly string[] {
  if (target === 'product') return ['-o', emit ?? 'unused.o'];
  return emit === undefined ? ['-fsyntax-only'] : ['-o', emit];
}

/** Compiles one file. `-I` and not `-isystem`: a warning inside a header must show here. */
export async function compile(request: CompileRequest): Promise<Compiled> {
  const name = request.language === 'c++' ? 'source.cpp' : 'source.c';
  const args = [
    ...TARGETS[request.target],
    ...COMMON,
    ...languageFlags(request),
    ...(request.args ?? []),
    '-I',
    'include',
    ...outputFlags(request),
    name,
  ];
  let messages = '';
  const decoder = new TextDecoder();
  const collect = (bytes: Uint8Array | null): void => {
    if (bytes !== null) messages += decoder.decode(bytes, { stream: true });
  };
  try {
    const tree = await runLLVM(
      request.target === 'product' ? ['clang', '-cc1', ...args] : ['clang', ...args],
      { ...request.files, include: headers, [name]: request.source },
      { stdout: collect, stderr: collect, decodeASCII: false, fetchProgress: () => undefined },
    );
    const output = request.emit === undefined ? undefined : tree?.[request.emit];
    return { ok: true, messages, ...(output instanceof Uint8Array ? { output } : {}) };
  } catch (error) {
    if (error instanceof Exit) return { ok: false, messages };
    throw error;
  }
}
