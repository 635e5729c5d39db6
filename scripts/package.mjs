// Makes the .vsix of what `npm run build` left in dist/: one for every system, for none of it is native.
import { createVSIX, listFiles } from '@vscode/vsce';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packagePath = process.argv[2] ?? `${name}-${version}.vsix`;

// .vscodeignore says what goes along. vsce finds the packages by `npm list`, so none but dependencies can.
const files = await listFiles({ cwd: process.cwd() });
writeFileSync(
  'ThirdPartyNotices.txt',
  thirdPartyNotices(files.filter((file) => /^dist\/.*\.[cm]?js$/.test(file)).sort()),
);
await createVSIX({ cwd: process.cwd(), packagePath });
process.stdout.write(`${packagePath}: ${(statSync(packagePath).size / 1e6).toFixed(1)} MB\n`);
