import path from 'node:path';
import { ArtifactCache } from './artifact-cache.ts';
import type { Compiler } from './compiler.ts';
import { parseClangOutput, type Diagnostic } from './diagnostic.ts';
import {
  BLOCK_FLAGS,
  C_FLAGS,
  CXX_FLAGS,
  DEBUG_FLAGS,
  DEFINE_FLAGS,
  linkFlags,
  TARGET_FLAGS,
  TOLERANCE_FLAGS,
} from './flags.ts';
import { lineTableOf, type LineTableData } from './line-table.ts';
import { SourceSet, type VirtualFile } from './source-set.ts';
import { locateUnresolved } from './unresolved.ts';

export interface BuildRequest {
  /** Absolute paths of the `.c` and `.cpp` files of one driver. */
  readonly sources: readonly string[];
  /** `NAME` or `NAME=VALUE`, as after -D. */
  readonly defines: readonly string[];
  /** Absolute include directories. */
  readonly includePath: readonly string[];
  /** Absolute path of the shipped headers. */
  readonly ddkDirectory: string;
  /** Routines to export where the driver defines them. */
  readonly exports: readonly string[];
  /** Symbols that the machine supplies; any other undefined symbol is an error. */
  readonly externals: ReadonlySet<string>;
  /** Each basic block tells that it is run. */
  readonly blocks?: boolean;
  /** Size of the machine's memory in bytes, a multiple of 64 KB. */
  readonly memoryBytes: number;
}

export interface Build {
  /** The linked module, or null where the diagnostics hold an error. */
  readonly wasm: Uint8Array | null;
  readonly lines: LineTableData;
  readonly diagnostics: readonly Diagnostic[];
  /** How many sources had to be compiled; the others came from the cache. */
  readonly compiled: number;
}

/** Part of every key: results of another compiler or of other flags are not taken. */
const GENERATION = 'yowasp-clang-22.0.0-git20542-10/1';
const NO_LINES: LineTableData = { files: [], rows: [] };

interface CompiledObject {
  readonly object: VirtualFile | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly fromCache: boolean;
}

/**
 * Compiles and links one driver. Objects and the linked module are cached by content.
 * @throws InputError where a source cannot be read or is no C.
 */
export async function build(request: BuildRequest, compiler: Compiler, cache: ArtifactCache): Promise<Build> {
  const sources = new SourceSet(request.ddkDirectory, request.includePath);
  const closures = request.sources.map((source) => sources.closure(source));
  const objects: CompiledObject[] = [];
  for (const [index, source] of request.sources.entries()) {
    objects.push(await compileOne(source, closures[index], `o${index}.o`, request, sources, compiler, cache));
  }
  const diagnostics = objects.flatMap((object) => object.diagnostics);
  const compiled = objects.filter((object) => !object.fromCache).length;
  const linkable = objects.flatMap((object) => object.object ?? []);
  if (linkable.length < objects.length) return { wasm: null, lines: NO_LINES, diagnostics, compiled };
  const linked = await link(linkable, request, sources, compiler, cache);
  return { ...linked, diagnostics: [...diagnostics, ...linked.diagnostics], compiled };
}

async function compileOne(
  source: string,
  closure: readonly VirtualFile[],
  objectName: string,
  request: BuildRequest,
  sources: SourceSet,
  compiler: Compiler,
  cache: ArtifactCache,
): Promise<CompiledObject> {
  const cxx = /\.(cpp|cxx|cc)$/i.test(source);
  const args = [
    ...TARGET_FLAGS,
    ...(cxx ? CXX_FLAGS : C_FLAGS),
    ...DEBUG_FLAGS,
    ...(request.blocks ? BLOCK_FLAGS : []),
    ...DEFINE_FLAGS,
    ...TOLERANCE_FLAGS,
    ...request.defines.map((define) => `-D${define}`),
    ...sources.includeFlags,
  ];
  const key = ArtifactCache.key([GENERATION, ...args, ...closure.flatMap((file) => [file.name, file.bytes])]);
  const known = cache.get(key);
  const text = cache.get(`${key}-text`);
  if (known && text) {
    return {
      object: { name: objectName, bytes: known },
      diagnostics: parseClangOutput(Buffer.from(text).toString(), (name) => sources.hostPath(name)),
      fromCache: true,
    };
  }
  const reply = await compiler.run({
    tool: 'clang',
    args: ['-cc1', ...args, '-main-file-name', path.basename(source), '-o', objectName, closure[0].name],
    files: closure,
    outputs: [objectName],
  });
  const diagnostics = parseClangOutput(reply.stderr, (name) => sources.hostPath(name));
  const bytes = reply.files[objectName];
  if (reply.exitCode === 0 && bytes) {
    cache.put(key, bytes);
    cache.put(`${key}-text`, Buffer.from(reply.stderr));
    return { object: { name: objectName, bytes }, diagnostics, fromCache: false };
  }
  return {
    object: null,
    diagnostics: diagnostics.some((diagnostic) => diagnostic.severity === 'error')
      ? diagnostics
      : [...diagnostics, compilerFailure(source, reply.stderr)],
    fromCache: false,
  };
}

/** For a compiler that ends without saying what is wrong with the source. */
function compilerFailure(source: string, stderr: string): Diagnostic {
  const detail = stderr.trim().split('\n').at(-1) ?? '';
  return {
    file: source,
    line: 1,
    column: 1,
    severity: 'error',
    message: `the compiler failed on ${path.basename(source)}${detail ? `: ${detail}` : ''}`,
  };
}

async function link(
  objects: readonly VirtualFile[],
  request: BuildRequest,
  sources: SourceSet,
  compiler: Compiler,
  cache: ArtifactCache,
): Promise<Omit<Build, 'compiled'>> {
  const output = 'driver.wasm';
  const args = [
    ...linkFlags(request.memoryBytes),
    ...request.exports.map((name) => `--export-if-defined=${name}`),
    ...objects.map((object) => object.name),
    '-o',
    output,
  ];
  const key = ArtifactCache.key([GENERATION, ...args, ...objects.map((object) => object.bytes)]);
  const known = cache.get(key);
  const knownLines = cache.get(`${key}-lines`);
  if (known && knownLines) {
    return {
      wasm: known,
      lines: JSON.parse(Buffer.from(knownLines).toString()) as LineTableData,
      diagnostics: [],
    };
  }
  const reply = await compiler.run({ tool: 'wasm-ld', args, files: objects, outputs: [output] });
  const diagnostics = parseClangOutput(reply.stderr, (name) => sources.hostPath(name));
  const wasm = reply.files[output];
  if (reply.exitCode !== 0 || !wasm) {
    const known = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
    const failure = compilerFailure(request.sources[0], reply.stderr);
    return { wasm: null, lines: NO_LINES, diagnostics: known ? diagnostics : [...diagnostics, failure] };
  }

  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const unresolved = new Set(
    imports.map((entry) => entry.name).filter((name) => !request.externals.has(name)),
  );
  if (unresolved.size > 0) {
    const located = await locateUnresolved(compiler, objects, unresolved, (name) => sources.hostPath(name));
    return { wasm: null, lines: NO_LINES, diagnostics: [...diagnostics, ...located] };
  }
  const lines = lineTableOf(wasm, (name) => sources.hostPath(name));
  if (diagnostics.length === 0) {
    cache.put(key, wasm);
    cache.put(`${key}-lines`, Buffer.from(JSON.stringify(lines)));
  }
  return { wasm, lines, diagnostics };
}
