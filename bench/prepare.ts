import { readdirSync } from 'node:fs';
import { buildDriver, type DriverKind } from '../src/lab/driver-build.ts';
import { genericLibrary } from '../src/lab/files/generic-library.ts';
import type { Library } from '../src/lab/files/library-file.ts';
import { Lab } from '../src/lab/lab.ts';
import { ArtifactCache } from '../src/toolchain/artifact-cache.ts';
import { Compiler } from '../src/toolchain/compiler.ts';
import { KERNEL_STACK_SIZE } from '../src/toolchain/flags.ts';
import { packageFile, workerFile } from '../src/toolchain/package-files.ts';

/** The sample drivers, compiled, and labs with them. */
export interface Prepared {
  /**
   * A started lab that nobody records.
   * @param slots number of slots, each with a labelled cartridge.
   * @param drivers the drives have class drivers, and the changer is left for its client to open.
   */
  lab(slots: number, drivers?: boolean): Lab;
  /** The linked sample for LTO drives. */
  readonly tapeMiniclass: WebAssembly.Module;
  close(): Promise<void>;
}

/** A library of one long range of full slots. */
function libraryOf(slots: number): Library {
  const generic = genericLibrary({ vendor: 'ACME', product: 'LOADER 8' });
  return {
    ...generic,
    model: {
      ...generic.model,
      elements: {
        transport: { first: 0, count: 1 },
        slot: { first: 1, count: slots },
        port: { first: 61000, count: 1 },
        drive: { first: 62000, count: 2 },
      },
      cartridges: Array.from({ length: slots }, (_, index) => ({
        at: { kind: 'slot' as const, index },
        barcode: `B${String(index).padStart(5, '0')}L6`,
        cleaner: false,
      })),
      timing: { move: 0, exchange: 0, position: 0, initialize: 0 },
    },
  };
}

/** Compiles a sample. */
async function sample(name: string, compiler: Compiler, kind: DriverKind): Promise<WebAssembly.Module> {
  const folder = packageFile('samples', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.c'))
    .map((file) => `${folder}/${file}`);
  const sources = { files, defines: [], includePath: [] };
  const built = await buildDriver(sources, compiler, new ArtifactCache(), kind);
  if (!built.wasm) throw new Error(`The sample ${name} does not compile.`);
  return new WebAssembly.Module(built.wasm);
}

export async function prepare(): Promise<Prepared> {
  const compiler = new Compiler(workerFile('compiler-worker'));
  const module = await sample('autoloader', compiler, 'changer');
  const tapeMiniclass = await sample('lto', compiler, 'tape');
  return {
    tapeMiniclass,
    lab(slots, drivers = false) {
      const lab = new Lab({
        library: libraryOf(slots),
        module,
        ...(drivers ? { tapeModule: tapeMiniclass } : {}),
        stackSize: KERNEL_STACK_SIZE,
      });
      const problem = lab.start(!drivers);
      if (problem) throw new Error(problem.message);
      return lab;
    },
    close: () => compiler.close(),
  };
}
