import { homedir } from 'node:os';
import path from 'node:path';

/** Where the tests in VS Code find and put things. Every path is absolute. */

export const ROOT = process.env['CHANGER_LAB_ROOT'] ?? process.cwd();

/** The real VS Code and its Node; survives `npm ci`. */
export const HOST =
  process.env['VSCODE_HOST'] ?? path.join(homedir(), '.cache/changer-lab-tests/vscode-host');

/** Everything that a run makes, but for the pictures. */
export const BUILT = path.join(ROOT, 'node_modules/.cache/changer-lab-vscode');

export const VSIX = path.join(BUILT, 'changer-lab.vsix');
export const PICTURES = path.join(ROOT, 'test/vscode/out');
export const SAMPLE = path.join(ROOT, 'samples/autoloader');
export const FIXTURES = path.join(ROOT, 'test/vscode/fixtures');
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
