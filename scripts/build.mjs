// Bundles the command and its workers into dist/. Each entry is one file that Node runs as it is.
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';

const entries = {
  cli: 'src/cli/main.ts',
  'compiler-worker': 'src/toolchain/compiler-worker.ts',
  'lab-worker': 'src/lab/worker/lab-worker.ts',
  bench: 'bench/main.ts',
};

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: false,
  platform: 'node',
  // Some packages have a UMD build that cannot be bundled beside an ES module that can.
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  // clang is loaded from its package: it finds its 105 MB beside itself.
  external: ['@yowasp/clang'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
