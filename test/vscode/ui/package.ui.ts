import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { VSIX } from '../host/paths.ts';

const LIMIT_BYTES = 60e6;
/** What may be in the .vsix. Test files, sources and source maps may not. */
const ALLOWED = [
  /^package(\.nls(\.[a-z]+)?)?\.json$/,
  /^l10n\/bundle\.l10n\.[a-z]+\.json$/,
  /^docs\/([a-zA-Z-]+\.md|images\/[a-z-]+\.png)$/,
  /^(readme|changelog)\.md$/i,
  /^LICENSE\.txt$/,
  /^ThirdPartyNotices\.txt$/,
  /^\.vsixmanifest$/,
  /^media\/(icon\.png|side-bar\.svg)$/,
  /^dist\/(cli|[a-z-]+-worker)\.mjs$/,
  /^dist\/(debuggee|extension|language-client|qualify-report)\.cjs$/,
  /^dist\/webview\/[a-z-]+\.(js|css)$/,
  /^syntaxes\/[a-z-]+\.json$/,
  /^dist\/[a-z-]+\.wasm$/,
  /^include\/[a-z0-9]+\.h$/,
  /^samples\/[a-z-]+\/(\.vscode\/)?[a-zA-Z.-]+$/,
  /^schemas\/[a-z]+\.schema\.json$/,
  /^node_modules\/@yowasp\/clang\/(package\.json|gen\/[\w.-]+\.(js|wasm|tar))$/,
  /^node_modules\/@vscode\/dwarf-debugging\/(package\.json|LICENSE|dist\/\w+\.(js|wasm))$/,
];
/** Without one of these the extension is not complete. */
const NEEDED = [
  'package.json',
  'ThirdPartyNotices.txt',
  'dist/cli.mjs',
  'dist/extension.cjs',
  'dist/debuggee.cjs',
  'dist/language-client.cjs',
  'dist/tree-sitter-c.wasm',
  'docs/README.md',
  'l10n/bundle.l10n.de.json',
  'dist/compiler-worker.mjs',
  'dist/debug-worker.mjs',
  'dist/lab-worker.mjs',
  'dist/library-worker.mjs',
  'dist/qualify-report.cjs',
  'dist/qualify-worker.mjs',
  'dist/symbol-worker.mjs',
  'dist/trace-worker.mjs',
  'dist/webview/library.js',
  'dist/webview/trace.js',
  'media/side-bar.svg',
  'include/mcd.h',
  'samples/autoloader/.vscode/launch.json',
  'schemas/library.schema.json',
  'node_modules/@yowasp/clang/gen/llvm.core.wasm',
  'node_modules/@vscode/dwarf-debugging/dist/SymbolsBackend.wasm',
];

function installedFiles(): string[] {
  const extensions = path.join(inject('profile'), 'extensions');
  const folder = readdirSync(extensions).find((name) => name.startsWith('changer-lab.'));
  if (folder === undefined) throw new Error('the .vsix is not installed');
  const root = path.join(extensions, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

describe('the .vsix', () => {
  it('holds what it should and nothing else', () => {
    const files = installedFiles();
    expect(files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(NEEDED.filter((file) => !files.includes(file))).toEqual([]);
  });

  it(`is no larger than ${LIMIT_BYTES / 1e6} MB`, () => {
    expect(statSync(VSIX).size).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('is for every system: no native code', () => {
    expect(installedFiles().filter((file) => /\.(node|so|dll|dylib|exe)$/.test(file))).toEqual([]);
  });

  it('has the licence of every package that it holds', () => {
    const notices = readFileSync('ThirdPartyNotices.txt', 'utf8');
    for (const name of [
      '@yowasp/clang',
      '@vscode/dwarf-debugging',
      'ajv',
      'vscode-languageserver',
      'vscode-languageclient',
    ])
      expect(notices).toContain(`\n${name} `);
  });
});
