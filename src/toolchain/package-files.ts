import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, whether the code runs from its sources or from the bundle in dist/. */
function findPackage(): string {
  let directory = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = path.join(directory, 'package.json');
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
      if (name === 'changer-lab') return directory;
    }
    const parent = path.dirname(directory);
    if (parent === directory) throw new Error('The package changer-lab is not complete: install it again.');
    directory = parent;
  }
}

let root: string | undefined;

/** An absolute path inside the package. */
export function packageFile(...parts: string[]): string {
  root ??= findPackage();
  return path.join(root, ...parts);
}

/** The shipped C headers. */
export function ddkDirectory(): string {
  return packageFile('include');
}

/** A bundled worker by its name. */
export function workerFile(name: string): string {
  return packageFile('dist', `${name}.mjs`);
}
