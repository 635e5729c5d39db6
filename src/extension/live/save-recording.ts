import path from 'node:path';
import * as vscode from 'vscode';
import type { LibraryPlan } from '../../live/library-state.ts';
import type { LiveHub } from './live-hub.ts';

/** Beside the scenario that ran, or else beside the driver. */
function proposed({ scenario, sources }: LibraryPlan): vscode.Uri {
  const [driver] = sources.changer;
  const beside = path.isAbsolute(scenario.file) ? scenario.file : driver;
  return vscode.Uri.file(path.join(path.dirname(beside), 'recorded.scenario.json'));
}

/**
 * Asks for a file, writes what has been done in the library that is shown as a scenario, and opens it.
 * @throws Error where nothing has been recorded, or the file cannot be written.
 */
export async function saveRecording(hub: LiveHub): Promise<void> {
  const plan = hub.state?.plan;
  if (!plan) {
    throw new Error(
      vscode.l10n.t(
        'Nothing has been recorded. Open the library view, run a driver with F5 or Ctrl+F5, and act on its library.',
      ),
    );
  }
  const target = await vscode.window.showSaveDialog({
    defaultUri: proposed(plan),
    title: vscode.l10n.t('Save What You Did as a Scenario'),
    filters: { [vscode.l10n.t('Changer Lab scenario')]: ['json'] },
  });
  if (!target) return;
  const folder = path.dirname(target.fsPath);
  const text = hub.recording((file) => path.relative(folder, file).split(path.sep).join('/'));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(target);
}
