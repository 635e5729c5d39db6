// Bundles the command and its workers into dist/. Each entry is one file that Node runs as it is.
import { build } from 'esbuild';
import { copyFileSync, rmSync } from 'node:fs';

const entries = {
  cli: 'src/cli/main.ts',
  'compiler-worker': 'src/toolchain/compiler-worker.ts',
  'lint-worker': 'src/cli/lint-worker.ts',
  'lab-worker': 'src/lab/worker/lab-worker.ts',
  'qualify-worker': 'src/qualify/worker/qualify-worker.ts',
  'debug-worker': 'src/debug/debuggee/start.ts',
  'symbol-worker': 'src/debug/symbols/backend-worker.ts',
  'library-worker': 'src/extension/library-view/library-worker.ts',
  'trace-worker': 'src/extension/trace-view/trace-worker.ts',
  bench: 'bench/main.ts',
  'bench-views': 'bench/views/main.ts',
};

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: entries,
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
  // playwright is only for the bench, which measures in a browser.
  external: ['@vscode/dwarf-debugging', '@yowasp/clang', 'playwright-core'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

// The worker that is debugged, as a classic script: src/debug/debuggee/start.ts says why.
await build({
  entryPoints: { debuggee: 'src/debug/debuggee/debug-worker.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});

// The editor loads its part with require; the client of the language server when a driver is opened, and what shows a
// qualification when one ends.
await build({
  entryPoints: {
    extension: 'src/extension/main.ts',
    'language-client': 'src/extension/language/client.ts',
    'qualify-report': 'src/extension/qualify/report.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  // The editor reads it before anything is shown.
  minify: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  external: ['vscode'],
  // The words that views and trees have in common.
  alias: { '@vscode/l10n': './src/extension/view-texts.ts' },
  logLevel: 'warning',
});

// What runs in webviews: a script and a style each, as small as they can be.
await build({
  entryPoints: { library: 'webview/library/main.ts', trace: 'webview/trace/main.ts' },
  outdir: 'dist/webview',
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});

// The linter's grammar of C, and what runs it.
copyFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/web-tree-sitter.wasm');
copyFileSync('node_modules/tree-sitter-c/tree-sitter-c.wasm', 'dist/tree-sitter-c.wasm');
