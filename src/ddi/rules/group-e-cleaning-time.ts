import { cleansByCommand, has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { found } from './wording.ts';

/** Below this a cleaning would be over in half a minute. */
const SHORT_SECONDS = 60;
/** Above two hours a number of milliseconds was likely meant. */
const LONG_SECONDS = 7200;

/** Group E, second part: how long a cleaning takes, and what the cleaning flags mean. */
export const GROUP_E_TIME: readonly ChangerRule[] = [
  {
    id: 'E10',
    name: 'clean-timeout-set',
    severity: 'error',
    inferred: false,
    title:
      'Where a cleaning can be ordered, DriveCleanTimeout is twice the longest cleaning time in seconds.',
    reason:
      'Windows waits this long for a cleaning. With 0 it gives up at once and takes the drive for broken. Only twice a whole number of seconds can be right, so the value is even. Where software cannot order a cleaning, 0 is right.',
    field: 'DriveCleanTimeout',
    staticCheck: 'yes',
    runtime: 'A cleaning is measured: it must end within half the time.',
    source: [PAGES.parameters],
    yieldsTo: ['E11'],
    reads: ['CHANGER_DRIVE_CLEANING_REQUIRED', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'DriveCleanTimeout'],
    check: ({ parameters }) => {
      const { DriveCleanTimeout: seconds } = parameters;
      if (!cleansByCommand(parameters)) return undefined;
      if (seconds === 0)
        return found(
          'DriveCleanTimeout is 0, but CHANGER_DRIVE_CLEANING_REQUIRED is set. Set it to twice the longest cleaning time in seconds: 600 for a drive that cleans in 5 minutes.',
          ['DriveCleanTimeout', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
        );
      if (seconds < SHORT_SECONDS)
        return found(
          `DriveCleanTimeout is ${seconds}, which allows ${seconds / 2} seconds for a cleaning. Set it to twice the longest cleaning time in seconds, not in minutes.`,
          ['DriveCleanTimeout'],
          'warning',
        );
      return seconds % 2 === 0
        ? undefined
        : found(
            `DriveCleanTimeout is ${seconds}, an odd number, so it is not twice a number of seconds. Set it to twice the longest cleaning time.`,
            ['DriveCleanTimeout'],
            'warning',
          );
    },
  },
  {
    id: 'E11',
    name: 'clean-timeout-in-seconds',
    severity: 'warning',
    inferred: true,
    title: 'DriveCleanTimeout is in seconds, so it is not above 7200.',
    reason:
      'Two hours are more than any drive needs twice over. In milliseconds, a cleaning that hangs would be waited for for days.',
    field: 'DriveCleanTimeout',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['DriveCleanTimeout'],
    check: ({ parameters: { DriveCleanTimeout: seconds } }) =>
      seconds > LONG_SECONDS
        ? found(
            `DriveCleanTimeout is ${seconds} seconds, ${(seconds / 3600).toFixed(1)} hours. Set it in seconds: ${Math.round(seconds / 1000)} if milliseconds were meant.`,
            ['DriveCleanTimeout'],
          )
        : undefined,
  },
  {
    id: 'E12',
    name: 'clean-timeout-without-cleaning',
    severity: 'info',
    inferred: true,
    title: 'DriveCleanTimeout is 0 where no cleaning can be ordered.',
    reason:
      'Nobody waits for a cleaning that software cannot order. A time without CHANGER_DRIVE_CLEANING_REQUIRED may mean that the flag was forgotten.',
    field: 'DriveCleanTimeout',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_DRIVE_CLEANING_REQUIRED', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'DriveCleanTimeout'],
    check: ({ parameters }) => {
      const { DriveCleanTimeout: seconds } = parameters;
      if (seconds === 0 || cleansByCommand(parameters)) return undefined;
      return has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED')
        ? found(
            `DriveCleanTimeout is ${seconds}, but CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1. Set DriveCleanTimeout to 0: nobody orders a cleaning.`,
            ['DriveCleanTimeout', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
          )
        : found(
            `DriveCleanTimeout is ${seconds}, but CHANGER_DRIVE_CLEANING_REQUIRED is not set in Features0. Set the flag if drives ask for cleaning, or set DriveCleanTimeout to 0.`,
            ['DriveCleanTimeout', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
          );
    },
  },
  {
    id: 'E13',
    name: 'cleaner-access-needs-drive-cleaning',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_CLEANER_ACCESS_NOT_VALID is only set together with CHANGER_DRIVE_CLEANING_REQUIRED.',
    reason:
      'The flag speaks of a drive that holds a cleaner. Where no drive is ever cleaned it has no meaning.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_DRIVE_CLEANING_REQUIRED', 'CHANGER_CLEANER_ACCESS_NOT_VALID'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_ACCESS_NOT_VALID') &&
      !has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED')
        ? found(
            'CHANGER_CLEANER_ACCESS_NOT_VALID is set in Features0 without CHANGER_DRIVE_CLEANING_REQUIRED. Set CHANGER_DRIVE_CLEANING_REQUIRED, or clear CHANGER_CLEANER_ACCESS_NOT_VALID.',
            ['CHANGER_CLEANER_ACCESS_NOT_VALID', 'CHANGER_DRIVE_CLEANING_REQUIRED', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'E14',
    name: 'cleaner-access-flag-ignored',
    severity: 'info',
    inferred: false,
    title:
      'With CHANGER_CLEANER_ACCESS_NOT_VALID, ELEMENT_STATUS_ACCESS of a drive with a cleaner means nothing.',
    reason:
      'Such a changer reports the access bit of a drive wrongly while a cleaner is in it. A caller must not wait for it.',
    field: 'Flags',
    staticCheck: 'no',
    runtime: 'Element status is read while a drive is being cleaned.',
    source: [PAGES.parameters],
  },
  {
    id: 'E15',
    name: 'cleaner-slot-named-in-guide',
    severity: 'info',
    inferred: false,
    title: "NumberCleanerSlots is 1 only where the operator's guide names a slot for the cleaner.",
    reason:
      'The device does not say which slot it is, so the driver can know it from the guide only. A slot chosen by the driver is one that the operator fills with data.',
    field: 'NumberCleanerSlots',
    staticCheck: 'no',
    source: [PAGES.parameters],
  },
  {
    id: 'E16',
    name: 'drive-cleaning-required-meaning',
    severity: 'info',
    inferred: false,
    title: 'CHANGER_DRIVE_CLEANING_REQUIRED says that the drives may report that they need cleaning.',
    reason:
      'The documents differ: the driver reference speaks of drives that report it, the SDK adds that the transport can mount the cleaner, the header speaks of cleaning by an application. With the SDK text CHANGER_CLEANER_OPS_NOT_SUPPORTED could never be set. The driver reference counts.',
    field: 'Features0',
    staticCheck: 'no',
    source: [PAGES.parameters, PAGES.sdkParameters, PAGES.header],
  },
];
