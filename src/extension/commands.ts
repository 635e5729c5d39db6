import * as vscode from 'vscode';
import { ACTION_COMMANDS, COMMANDS, type CommandId } from './names.ts';

/** What each command does; a lens or an action may give it an argument. A command without an entry here does not compile. */
export type CommandHandlers = Record<CommandId, (argument?: unknown) => Promise<void>>;

/** Registers every command of the manifest; what a handler throws is shown once. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  return vscode.Disposable.from(
    ...[...COMMANDS, ...ACTION_COMMANDS].map((id) =>
      vscode.commands.registerCommand(id, async (argument?: unknown) => {
        try {
          await handlers[id](argument);
        } catch (error) {
          // The command is over; its message stays until the user has read it.
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    ),
  );
}
