import type { CommandHandlers } from '../commands.ts';
import type { LiveAct } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { ROW_COMMANDS, type RowCommand } from '../names.ts';
import { fileGiven, startDriver } from '../debug/start-driver.ts';
import { performAct } from './perform-act.ts';
import type { TreeNode } from './tree-node.ts';

/**
 * The commands of the rows' buttons. From the command palette they come without a row, from the menu of an editor with
 * its file.
 */
export function rowHandlers(
  hub: LiveHub,
  qualify: (given: unknown) => Promise<void>,
): Pick<CommandHandlers, RowCommand> {
  const act = (operator: string) => () => performAct(hub, { operator } satisfies LiveAct);
  const start = (noDebug: boolean) => (given: unknown) =>
    startDriver({ file: fileGiven(given), last: hub.last, noDebug });
  const withoutRow: Readonly<Partial<Record<RowCommand, (given: unknown) => Promise<void>>>> = {
    'changer-lab.debugDriver': start(false),
    'changer-lab.runDriver': start(true),
    'changer-lab.qualify': qualify,
    'changer-lab.openDoor': act('open door'),
    'changer-lab.closeDoor': act('close door'),
    'changer-lab.powerCycle': act('power cycle'),
  };
  const handler =
    (id: RowCommand) =>
    async (row: unknown): Promise<void> => {
      await ((row as TreeNode | undefined)?.does?.[id] ?? withoutRow[id])?.(row);
    };
  return Object.fromEntries(ROW_COMMANDS.map((id) => [id, handler(id)])) as Pick<CommandHandlers, RowCommand>;
}
