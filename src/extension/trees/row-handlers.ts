import type { CommandHandlers } from '../commands.ts';
import type { LiveAct } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { fileGiven, startDriver } from '../debug/start-driver.ts';
import { ACT_COMMANDS, START_COMMANDS, type RowCommand } from '../names.ts';
import { performAct } from './perform-act.ts';
import type { TreeNode } from './tree-node.ts';

/** The commands of the rows' buttons. Palette and editor menus have some of them too, without a row. */
export function rowHandlers(hub: LiveHub): Pick<CommandHandlers, RowCommand> {
  const act = (operator: string) => () => performAct(hub, { operator } satisfies LiveAct);
  const withoutRow: Readonly<Partial<Record<RowCommand, (given: unknown) => Promise<void>>>> = {
    'changer-lab.debugDriver': (given) => startDriver({ ...fileGiven(given), noDebug: false }),
    'changer-lab.runDriver': (given) => startDriver({ ...fileGiven(given), noDebug: true }),
    'changer-lab.openDoor': act('open door'),
    'changer-lab.closeDoor': act('close door'),
    'changer-lab.powerCycle': act('power cycle'),
  };
  const handler =
    (id: RowCommand) =>
    async (given: unknown): Promise<void> => {
      const own = (given as Partial<TreeNode> | undefined)?.does?.[id];
      await (own ? own() : withoutRow[id]?.(given));
    };
  const ids: readonly RowCommand[] = [...START_COMMANDS, ...ACT_COMMANDS];
  return Object.fromEntries(ids.map((id) => [id, handler(id)])) as Pick<CommandHandlers, RowCommand>;
}
