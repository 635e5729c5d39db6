import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from './names.ts';

/** What each command does. A command without an entry here does not compile. */
export type CommandHandlers = Record<CommandId, () => Promise<void>>;

/** Registers every command of the manifest; what a handler throws is shown once. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((id) =>
      vscode.commands.registerCommand(id, async () => {
        try {
          await handlers[id]();
        } catch (error) {
          // The command is over; its message stays until the user has read it.
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    ),
  );
}
