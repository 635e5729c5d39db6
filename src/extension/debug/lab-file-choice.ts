import path from 'node:path';
import * as vscode from 'vscode';
import { filesEnding } from '../../lab/files/miniclass-source.ts';

/** A file of the lab that lies beside a driver, by the ending of its name. */
interface LabFileKind {
  readonly ending: string;
  readonly title: string;
  /** What the adapter takes where no file is named. */
  readonly none: string;
}

export const LIBRARY_FILE: LabFileKind = {
  ending: '.changer.json',
  title: vscode.l10n.t('Several libraries lie beside the driver: which one does it get?'),
  none: vscode.l10n.t('A library made for what the driver looks for'),
};

export const SCENARIO_FILE: LabFileKind = {
  ending: '.scenario.json',
  title: vscode.l10n.t('Several scenarios lie beside the driver: which one is run?'),
  none: vscode.l10n.t('A tour of all requests'),
};

/** `file` is undefined where the adapter is to take its own. */
export interface LabFileChoice {
  readonly file: string | undefined;
}

/**
 * The library or scenario for a driver. Where there is a choice, the person makes it; the one chosen last is
 * on top, so that Enter is enough.
 * @returns undefined where the person does not want to start after all.
 */
export async function chooseLabFile(
  folder: string,
  kind: LabFileKind,
  memory: vscode.Memento,
): Promise<LabFileChoice | undefined> {
  const files = await filesEnding(folder, kind.ending);
  if (files.length < 2) return { file: files.at(0) };
  const key = `${kind.ending}:${folder}`;
  const last = memory.get<string>(key);
  const choices = [
    ...files.map((file) => ({ label: path.basename(file), file })),
    { label: kind.none, file: undefined },
  ];
  const latest = choices.findIndex(({ label }) => label === last);
  if (latest > 0) choices.unshift(...choices.splice(latest, 1));
  const picked = await vscode.window.showQuickPick(choices, {
    title: kind.title,
    placeHolder: vscode.l10n.t('"library" and "scenario" in launch.json choose for good'),
  });
  if (picked) await memory.update(key, picked.label);
  return picked;
}
