import * as vscode from 'vscode';
import type { ElementState } from '../../live/library-state.ts';
import type { LiveAct } from '../../live/live-events.ts';
import { spotState } from '../../view/library/describe.ts';
import { isDifferent } from '../../view/library/differences.ts';
import type { DrawnLibrary } from '../../view/library/drawn-library.ts';
import { parseSpot, spotTitle } from '../../view/library/spots.ts';
import type { RowCommand } from '../names.ts';
import type { TreeNode } from './tree-node.ts';

/** What a row's button asks the library for, as a part of the row. */
export type Offer = (command: RowCommand, act: LiveAct) => Pick<TreeNode, 'does'>;

/** An element, how it stands, and what can be done to it. */
export function elementRow(library: DrawnLibrary, element: ElementState, offer: Offer): TreeNode {
  const { place, full, accessible, reported, scsiAddress } = element;
  const spot = parseSpot(place);
  const differs = isDifferent(element);
  return {
    id: place,
    label: spotTitle(spot),
    description: spotState(library, spot).join(', '),
    tooltip: [
      vscode.l10n.t('SCSI address 0x{0}', scsiAddress.toString(16).toUpperCase()),
      ...(accessible ? [] : [vscode.l10n.t('The transport cannot reach it.')]),
      ...(differs && reported ? [reportedText(reported)] : []),
    ].join('\n'),
    ...(differs ? { colour: 'list.warningForeground' } : {}),
    icon: differs ? 'warning' : full ? 'circle-filled' : 'circle-outline',
    ...elementAct(library, element, offer),
  };
}

function elementAct(
  library: DrawnLibrary,
  { place, full }: ElementState,
  offer: Offer,
): Pick<TreeNode, 'does'> {
  const { kind, index } = parseSpot(place);
  if (kind === 'port') return portAct(place, library.condition.ports[index].open, offer);
  return kind === 'drive' && full
    ? offer('changer-lab.unloadDrive', { operator: 'unload drive', at: place })
    : {};
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
