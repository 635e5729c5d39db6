import path from 'node:path';
import * as vscode from 'vscode';
import type { StepRecord } from '../../lab/records.ts';
import type { StepData } from '../../lab/scenario/scenario-file.ts';
import { stepAction } from '../../lab/scenario/step-kind.ts';
import type { LibraryModel } from '../../live/library-model.ts';
import type { LiveAct } from '../../live/live-events.ts';
import { GROUP, groupStart, inGroups } from './groups.ts';
import type { LibraryRows } from './library-tree.ts';
import type { TreeNode } from './tree-node.ts';

/** What a step is without its expectation: done again, something else may come of it. */
function again(step: StepData): StepData {
  const rest: Record<string, unknown> = { ...step };
  delete rest['comment'];
  delete rest['expect'];
  return rest;
}

/** The steps of the run with what came of them, and what the person has asked for. */
export function requestRows(perform: (act: LiveAct) => Promise<void>): LibraryRows {
  const groups = (model: LibraryModel): { scenario: TreeNode; asked: TreeNode } => {
    const records = new Map(model.steps.map((record) => [record.index, record]));
    const { steps, file } = model.plan?.scenario ?? { steps: [], file: '' };
    const own = path.isAbsolute(file);
    const row = (parent: TreeNode, index: number, data: StepData, line: number): TreeNode => ({
      ...stepRow(model, index, data, records.get(index)),
      parent,
      ...(own && line > 0 ? { file, line } : {}),
      ...(model.phase === 'over' ? {} : { does: { 'changer-lab.runStepAgain': () => perform(again(data)) } }),
    });
    const scenario: TreeNode = {
      id: 'scenario',
      label: own ? path.basename(file) : vscode.l10n.t('A tour of all requests'),
      ...progress(
        model.steps.filter(({ index }) => index < steps.length),
        steps.length,
      ),
      ...(own ? { tooltip: file, file } : {}),
      icon: 'checklist',
      open: true,
      children: () =>
        inGroups(steps, {
          rows: (part, start, group) =>
            part.map(({ data, line }, index) => row(group ?? scenario, start + index, data, line)),
          group: (part, start) => ({
            ...groupOf(scenario, start, part.length),
            ...progress(
              part.flatMap((_step, index) => records.get(start + index) ?? []),
              part.length,
            ),
          }),
        }),
    };
    const asked: TreeNode = {
      id: 'asked',
      label: vscode.l10n.t('What You Did'),
      ...progress(
        model.steps.filter(({ index }) => index >= steps.length),
        model.acts.size,
      ),
      icon: 'account',
      open: true,
      children: () => [...model.acts].map(([index, data]) => row(asked, index, data, 0)),
    };
    return { scenario, asked };
  };
  return {
    after: ['snapshot', 'phase', 'begin', 'step'],
    rows(model) {
      const { scenario, asked } = groups(model);
      return model.acts.size === 0 ? [scenario] : [scenario, asked];
    },
    newest(model) {
      const { current, plan } = model;
      if (current < 0) return undefined;
      const { scenario, asked } = groups(model);
      const count = plan?.scenario.steps.length ?? 0;
      if (current >= count) return { id: stepId(current), label: '', parent: asked };
      const start = groupStart(current, count);
      const parent = start === undefined ? scenario : groupOf(scenario, start, count - start);
      return { id: stepId(current), label: '', parent };
    },
  };
}

/** The row of a hundred steps. @param left how many there are from its first on. */
function groupOf(parent: TreeNode, start: number, left: number): TreeNode {
  const end = start + Math.min(left, GROUP);
  return { id: `steps ${start}`, label: `${start + 1} – ${end}`, parent };
}

function progress(done: readonly StepRecord[], all: number): Pick<TreeNode, 'description'> {
  const failed = done.filter(({ ok }) => !ok).length;
  const words = [
    vscode.l10n.t('{0} of {1} done', done.length, all),
    ...(failed > 0 ? [vscode.l10n.t('{0} failed', failed)] : []),
  ];
  return { description: words.join(', ') };
}

const stepId = (index: number): string => `step ${index}`;

function stepRow(
  model: LibraryModel,
  index: number,
  data: StepData,
  record: StepRecord | undefined,
): TreeNode {
  const { current, phase } = model;
  const under = !record && index === current && phase !== 'over';
  return {
    id: stepId(index),
    label: `${index + 1}  ${record?.action ?? stepAction(data)}`,
    ...(record ? outcome(record) : under ? underWay(phase === 'stopped') : { icon: 'circle-outline' }),
  };
}

function underWay(held: boolean): Pick<TreeNode, 'icon' | 'colour' | 'description'> {
  if (!held) return { icon: 'play', description: vscode.l10n.t('under way') };
  return {
    icon: 'debug-stackframe',
    colour: 'debugIcon.breakpointCurrentStackframeForeground',
    description: vscode.l10n.t('stopped by the debugger'),
  };
}

function outcome({
  ok,
  action,
  status,
  message,
}: StepRecord): Pick<TreeNode, 'icon' | 'colour' | 'description' | 'tooltip'> {
  const words = [status ?? '', message].filter((text) => text !== '');
  return {
    icon: ok ? 'pass' : 'error',
    colour: ok ? 'testing.iconPassed' : 'testing.iconFailed',
    tooltip: [action, ...words].join('\n'),
    ...(words.length === 0 ? {} : { description: words.join(': ') }),
  };
}
