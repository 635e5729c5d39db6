import * as vscode from 'vscode';
import { requireTrust } from '../trust.ts';

/** Starts the debug adapter: a process of its own, on the Node that the editor runs. */
export class AdapterFactory implements vscode.DebugAdapterDescriptorFactory {
  /** @param command the bundled `changer-lab` command. */
  constructor(private readonly command: string) {}

  createDebugAdapterDescriptor(): vscode.DebugAdapterDescriptor {
    // The editor asks for trust before a session. A driver must not run if something else starts one.
    requireTrust(
      vscode.l10n.t(
        'Debugging runs the C code of this workspace. Trust the workspace (command "Workspaces: Manage Workspace Trust"), then start again.',
      ),
    );
    // The editor's executable is Electron on a desktop, and Node where it runs as a server.
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    return new vscode.DebugAdapterExecutable(process.execPath, [this.command, 'dap'], { env });
  }
}
