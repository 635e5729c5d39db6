/**
 * The part of the WebAssembly JavaScript API that the lab uses. TypeScript has these types only in the
 * libraries of browsers, which would bring `document` and the like into scope everywhere.
 */
declare namespace WebAssembly {
  type ImportExportKind = 'function' | 'global' | 'memory' | 'table' | 'tag';

  interface ModuleImportDescriptor {
    readonly module: string;
    readonly name: string;
    readonly kind: ImportExportKind;
  }

  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): ModuleImportDescriptor[];
    static exports(module: Module): { readonly name: string; readonly kind: ImportExportKind }[];
  }

  class Memory {
    readonly buffer: ArrayBuffer;
  }

  class Table {
    readonly length: number;
    get(index: number): ((...args: number[]) => number) | null;
    /** @param init an exported function of wasm. @returns the length before. */
    grow(delta: number, init: unknown): number;
  }

  class Global {
    value: number;
  }

  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class RuntimeError extends Error {}
  class CompileError extends Error {}
}
