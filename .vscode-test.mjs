import { defineConfig } from '@vscode/test-cli';

// test/vscode/run.mjs makes these; its VSCODE_EXECUTABLE stands in where VS Code cannot be downloaded.
const built = 'node_modules/.cache/changer-lab-vscode';
const vsix = `${built}/changer-lab.vsix`;
const executable = process.env.VSCODE_EXECUTABLE;

export default defineConfig({
  files: `${built}/suite/index.js`,
  extensionDevelopmentPath: built,
  workspaceFolder: `${built}/workspaces/suite/two.code-workspace`,
  mocha: { ui: 'bdd', timeout: 60_000 },
  ...(executable
    ? { useInstallation: { fromPath: executable }, launchArgs: [`--install-extension=${vsix}`] }
    : { installExtensions: [vsix] }),
});
