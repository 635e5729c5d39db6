import * as vscode from 'vscode';
import type { LibraryModel } from '../../live/library-model.ts';
import type { DriveState, ElementState } from '../../live/library-state.ts';
import type { LiveAct } from '../../live/live-events.ts';
import { isDifferent } from '../../view/library/differences.ts';
import type { RowCommand } from '../names.ts';
import type { TreeNode } from './tree-node.ts';

/** What a row's button asks the library for, as a part of the row. */
export type Offer = (command: RowCommand, act: LiveAct) => Pick<TreeNode, 'does'>;

/** What an element holds, and what else there is to say. */
export function elementRow(model: LibraryModel, element: ElementState, offer: Offer): TreeNode {
  const { place, full, barcode, cleaner, exception, accessible, reported, scsiAddress } = element;
  const [kind, index] = [place.split(' ')[0], Number(place.split(' ')[1])];
  const drive = kind === 'drive' ? model.condition?.drives[index] : undefined;
  const port = kind === 'port' ? model.condition?.ports[index] : undefined;
  const differs = isDifferent(element);
  const words = [
    full ? (barcode ?? vscode.l10n.t('cartridge without a label')) : vscode.l10n.t('empty'),
    ...(cleaner ? [vscode.l10n.t('cleaner')] : []),
    ...(drive && full ? [stageText(drive)] : []),
    ...(drive?.cleaningNeeded === true ? [vscode.l10n.t('asks for cleaning')] : []),
    ...(port?.open === true ? [vscode.l10n.t('extended')] : []),
    ...(port?.locked === true ? [vscode.l10n.t('locked')] : []),
    ...(exception === null ? [] : [vscode.l10n.t('exception {0}', exception)]),
    ...(differs ? [vscode.l10n.t('the driver reports otherwise')] : []),
  ];
  return {
    id: place,
    label: place,
    description: words.join(', '),
    tooltip: [
      vscode.l10n.t('SCSI address 0x{0}', scsiAddress.toString(16).toUpperCase()),
      ...(accessible ? [] : [vscode.l10n.t('The transport cannot reach it.')]),
      ...(differs && reported ? [reportedText(reported)] : []),
    ].join('\n'),
    ...(differs ? { colour: 'list.warningForeground' } : {}),
    icon: differs ? 'warning' : full ? 'circle-filled' : 'circle-outline',
    ...(drive && full ? offer('changer-lab.unloadDrive', { operator: 'unload drive', at: place }) : {}),
    ...(port ? portAct(place, port.open, offer) : {}),
  };
}

function portAct(place: string, open: boolean, offer: Offer): Pick<TreeNode, 'does'> {
  return open
    ? offer('changer-lab.closePort', { operator: 'close port', at: place })
    : offer('changer-lab.openPort', { operator: 'open port', at: place });
}

function reportedText({ full, barcode }: NonNullable<ElementState['reported']>): string {
  if (!full) return vscode.l10n.t('The driver reports it empty.');
  return barcode === null
    ? vscode.l10n.t('The driver reports it full.')
    : vscode.l10n.t('The driver reports {0}.', barcode);
}

function stageText({ stage }: DriveState): string {
  return {
    empty: vscode.l10n.t('empty'),
    loading: vscode.l10n.t('loading'),
    ready: vscode.l10n.t('ready'),
    unloading: vscode.l10n.t('unloading'),
    held: vscode.l10n.t('held'),
    ejected: vscode.l10n.t('ejected'),
    cleaning: vscode.l10n.t('cleaning'),
    rejected: vscode.l10n.t('rejected'),
  }[stage];
}
