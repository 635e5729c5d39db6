// The licences of everything in the .vsix that others wrote, as one text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Packages of which files go along as they are, and what licence files leave out.
const WHOLE = ['@vscode/dwarf-debugging', '@yowasp/clang', 'tree-sitter-c', 'web-tree-sitter'];
const NOTICES = {
  '@vscode/dwarf-debugging': 'vscode-dwarf-debugging.txt',
  '@vscode/l10n': 'vscode-l10n.txt',
  '@yowasp/clang': 'yowasp-clang.txt',
};
const RULE = `${'-'.repeat(80)}\n`;

/** The packages that a bundle holds, by its source map. */
function bundledPackages(map) {
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  return sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
}

function licenceOf(name) {
  const folder = path.join('node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const extra = NOTICES[name];
  if (!file && !extra) throw new Error(`${name} has no licence file: write scripts/notices/ for it.`);
  return [
    ...(file ? [readFileSync(path.join(folder, file), 'utf8')] : []),
    ...(extra ? [readFileSync(path.join('scripts/notices', extra), 'utf8')] : []),
  ]
    .map((text) => text.replaceAll('\r', '').trim())
    .join('\n\n');
}

/** @param bundles the bundles that are shipped; their source maps stand beside them. */
export function thirdPartyNotices(bundles) {
  const bundled = bundles
    .filter((file) => existsSync(`${file}.map`))
    .flatMap((file) => bundledPackages(`${file}.map`));
  const names = [...new Set([...WHOLE, ...bundled])].sort();
  const parts = names.map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(path.join('node_modules', name, 'package.json'), 'utf8'),
    );
    return `${RULE}${name} ${version} (${license})\n${RULE}\n${licenceOf(name)}\n`;
  });
  const apache = readFileSync('scripts/notices/apache-2.0-llvm.txt', 'utf8').trim();
  return [
    'Changer Lab holds the following software of others, each under its own licence.\n',
    ...parts,
    `${RULE}Apache License 2.0 with LLVM Exceptions\n${RULE}\n${apache}\n`,
  ].join('\n');
}
