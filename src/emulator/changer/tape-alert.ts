import { encodeTapeAlert, LOG_PAGE } from '../../scsi/log-pages.ts';
import type { LogPage } from '../device/device-traits.ts';
import type { ChangerState } from './changer-state.ts';
import { SLOT, STATE } from './elements.ts';

/** TapeAlert flags of medium changers that this device sets (SMC-3, TapeAlert). */
export const CHANGER_ALERT = { LIBRARY_DOOR: 16, LIBRARY_MAGAZINE: 18 } as const;

const FLAGS = 32;

/**
 * The TapeAlert page. What the flags warn of now is set again at once; the rest reading clears. The page control
 * makes no difference: the values are states, not counters.
 */
export const CHANGER_TAPE_ALERT: LogPage<ChangerState> = {
  code: LOG_PAGE.TAPE_ALERT,
  parameters({ alerts, elements, doorOpen }) {
    if (doorOpen) alerts.add(CHANGER_ALERT.LIBRARY_DOOR);
    for (let i = 0; i < elements.count[SLOT]; i++)
      if (elements.has(elements.base[SLOT] + i, STATE.AWAY)) alerts.add(CHANGER_ALERT.LIBRARY_MAGAZINE);
    const parameters = encodeTapeAlert(FLAGS, alerts);
    alerts.clear();
    return parameters;
  },
};
