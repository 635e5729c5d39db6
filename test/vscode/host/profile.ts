import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOST } from './paths.ts';

/** A fresh user of VS Code: no settings of the machine, no extensions but those that a test installs. */

const SETTINGS = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'debug.toolBarLocation': 'floating',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // Dialogs inside the page, where a test can reach them.
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export const ENTRY = path.join(HOST, 'node_modules/code-server/out/node/entry.js');
export const NODE = path.join(HOST, 'node');

/** Makes a profile. @returns its folder. */
export function makeProfile(settings: Record<string, unknown> = {}): string {
  if (!existsSync(ENTRY))
    throw new Error(`There is no VS Code in ${HOST}: run test/vscode/host/install-host.sh.`);
  const profile = mkdtempSync(path.join(tmpdir(), 'changer-lab-vscode-'));
  mkdirSync(path.join(profile, 'data/User'), { recursive: true });
  mkdirSync(path.join(profile, 'extensions'));
  writeFileSync(path.join(profile, 'config.yaml'), '');
  const all = JSON.stringify({ ...SETTINGS, ...settings }, null, 2);
  writeFileSync(path.join(profile, 'data/User/settings.json'), all);
  return profile;
}

export function profileFlags(profile: string): string[] {
  return [
    ...['--config', path.join(profile, 'config.yaml')],
    ...['--user-data-dir', path.join(profile, 'data')],
    ...['--extensions-dir', path.join(profile, 'extensions')],
  ];
}

/** The environment of the server: home is the profile, so nothing of the machine's user is read or written. */
export function profileEnvironment(profile: string): NodeJS.ProcessEnv {
  const home = { HOME: profile, XDG_CONFIG_HOME: profile, XDG_DATA_HOME: profile, XDG_RUNTIME_DIR: profile };
  const env: NodeJS.ProcessEnv = { ...process.env, ...home };
  delete env['VSCODE_IPC_HOOK_CLI'];
  return env;
}

export function installExtension(profile: string, vsix: string): void {
  execFileSync(NODE, [ENTRY, ...profileFlags(profile), '--install-extension', vsix], {
    env: profileEnvironment(profile),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
