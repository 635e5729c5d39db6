import type { Compiler } from './compiler.ts';
import type { Diagnostic } from './diagnostic.ts';

const LINE = /^; (.+):(\d+)$/;
const RELOCATION = /R_WASM_(?:FUNCTION_INDEX_LEB|TABLE_INDEX_\w+|MEMORY_ADDR_\w+)\s+([^\s+]+)/;

/**
 * Says for each unresolved external which line uses it first.
 * @param objects object files by name; @param names the symbols that nobody supplies.
 */
export async function locateUnresolved(
  compiler: Compiler,
  objects: readonly { name: string; bytes: Uint8Array }[],
  names: ReadonlySet<string>,
  hostPath: (name: string) => string,
): Promise<Diagnostic[]> {
  const places = new Map<string, { file: string; line: number }>();
  for (const object of objects) {
    const dump = await compiler.run({
      tool: 'objdump',
      args: ['-d', '-r', '-l', object.name],
      files: [object],
      outputs: [],
    });
    let place: { file: string; line: number } | undefined;
    for (const line of dump.stdout.split('\n')) {
      const at = LINE.exec(line.trimEnd());
      if (at) {
        place = { file: hostPath(at[1]), line: Number(at[2]) };
        continue;
      }
      const symbol = RELOCATION.exec(line)?.[1];
      if (symbol !== undefined && place && names.has(symbol) && !places.has(symbol))
        places.set(symbol, place);
    }
  }
  return [...names].map((name) => {
    const place = places.get(name);
    return {
      file: place?.file ?? null,
      line: place?.line ?? 0,
      column: place ? 1 : 0,
      severity: 'error',
      message:
        `unresolved external symbol ${name}: no source of this driver defines it, and it is neither a class ` +
        'driver routine nor a kernel routine that the lab provides.',
    };
  });
}
