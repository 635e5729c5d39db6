// Loads TypeScript of src/ into a script that writes files from its tables.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

/** @param file a source, as the project names it. @returns what it exports. */
export async function importSource(file) {
  // Packages that stay outside are found from there.
  const folder = mkdtempSync(path.resolve('node_modules', '.source-'));
  try {
    const outfile = path.join(folder, 'source.mjs');
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
