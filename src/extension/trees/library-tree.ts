import * as vscode from 'vscode';
import type { LibraryModel } from '../../live/library-model.ts';
import type { RunPhase } from '../../live/library-state.ts';
import type { LiveEvent } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { RowTree } from './row-tree.ts';
import type { TreeNode } from './tree-node.ts';

/** What a tree shows of the library. */
export interface LibraryRows {
  /** Kinds of events after which it is another. */
  readonly after: readonly LiveEvent['kind'][];
  /** The rows of the first level. */
  rows(model: LibraryModel): readonly TreeNode[];
  /** The row that is kept in view. */
  newest?(model: LibraryModel): TreeNode | undefined;
}

/** A tree of the side bar about the library that is shown. It looks at the library while it is seen. */
export function libraryTree(id: string, hub: LiveHub, shown: LibraryRows): vscode.Disposable {
  const known = (): LibraryModel | undefined => (hub.state?.plan ? hub.state : undefined);
  const tree = new RowTree(
    id,
    () => {
      const model = known();
      return model ? shown.rows(model) : [];
    },
    () => {
      const model = known();
      return model && shown.newest?.(model);
    },
  );
  let open: vscode.Disposable | undefined;
  let look: vscode.Disposable | undefined;
  const see = (): void => {
    if (tree.view.visible) {
      open ??= hub.open();
      look ??= hub.look();
      return;
    }
    look?.dispose();
    look = undefined;
    // A side bar shows something else now, and is not closed: a library that waits goes on waiting.
    if (hub.session) return;
    open?.dispose();
    open = undefined;
  };
  const draw = (): void => {
    see();
    tree.view.description = phaseText(known());
    tree.refresh();
  };
  draw();
  return vscode.Disposable.from(
    tree,
    tree.view.onDidChangeVisibility(see),
    hub.onEvent((events) => {
      if (events.some(({ kind }) => shown.after.includes(kind))) draw();
    }),
    hub.onDidChangeLibrary(draw),
    {
      dispose: () => {
        look?.dispose();
        open?.dispose();
      },
    },
  );
}

function phaseText(model: LibraryModel | undefined): string | undefined {
  if (!model) return undefined;
  const texts: Readonly<Record<RunPhase, string>> = {
    running: vscode.l10n.t('running'),
    stopped: vscode.l10n.t('stopped by the debugger'),
    waiting: vscode.l10n.t('waits for you'),
    over: vscode.l10n.t('has ended'),
  };
  return texts[model.phase];
}
