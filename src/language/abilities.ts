import type { InitializeParams } from 'vscode-languageserver/node';
import type { ActionAbilities } from './fixes/code-actions.ts';
import type { InitializationOptions } from './protocol.ts';

/** What the client can do, as far as the server's answers depend on it. */
export interface Abilities extends ActionAbilities {
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Works out the edit of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  /** Takes requests to register for events. */
  readonly watchesFiles: boolean;
  readonly changesOfConfiguration: boolean;
  readonly changesOfFolders: boolean;
}

/** The options that a client gave, whatever they are. */
export function optionsOf({ initializationOptions }: InitializeParams): InitializationOptions {
  const given: unknown = initializationOptions;
  return typeof given === 'object' && given !== null ? given : {};
}

export function abilitiesOf(params: InitializeParams): Abilities {
  const { workspace, textDocument } = params.capabilities;
  const { commands } = optionsOf(params);
  return {
    configuration: workspace?.configuration === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    changesOfFolders: workspace?.workspaceFolders === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    commands: new Set(Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : []),
  };
}
