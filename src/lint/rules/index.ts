import type { OutcomeRule, SourceRule } from '../source-rule.ts';
import { FLAG_IN_ITS_OWN_WORD } from './b07-flag-in-its-own-word.ts';
import { FLAG_TESTED_AS_A_WHOLE } from './b08-flag-tested-as-a-whole.ts';
import { FLAG_CLEARED_WITHOUT_MARKER } from './b09-flag-cleared-without-marker.ts';
import { FLAG_EXISTS } from './b10-flag-exists.ts';
import { ALTERNATE_TAG, READER_OPTIONAL } from './from-outcome.ts';
import { VOLUME_ID_LENGTHS } from './k09-volume-id-lengths.ts';
import { DEVICE_TYPE } from './m04-device-type.ts';
import { NO_CLASSPNP, NO_COMPLETE_REQUEST, STATUS_NAME } from './o-calls.ts';
import { INIT_DATA_COMPLETE } from './o01-init-data.ts';
import { DRIVER_ENTRY } from './o02-driver-entry.ts';
import { INPUT_BEFORE_OUTPUT } from './o04-input-before-output.ts';
import { SENSE_VALIDITY } from './o05-sense-validity.ts';
import { CDB_ZEROED } from './o07-cdb.ts';
import { POOL_FREED } from './o08-pool-freed.ts';
import { EXTENSION_SIZE } from './o09-extension-size.ts';
import { DMA_BUFFERS } from './o10-dma-buffers.ts';
import { SHORT_ELEMENT_STATUS } from './o12-short-element-status.ts';

/** The rules about source that the table cannot check by itself. */
export const SOURCE_RULES: readonly SourceRule[] = [
  FLAG_IN_ITS_OWN_WORD,
  FLAG_TESTED_AS_A_WHOLE,
  FLAG_CLEARED_WITHOUT_MARKER,
  FLAG_EXISTS,
  VOLUME_ID_LENGTHS,
  DEVICE_TYPE,
  INIT_DATA_COMPLETE,
  DRIVER_ENTRY,
  NO_COMPLETE_REQUEST,
  INPUT_BEFORE_OUTPUT,
  SENSE_VALIDITY,
  NO_CLASSPNP,
  CDB_ZEROED,
  POOL_FREED,
  EXTENSION_SIZE,
  DMA_BUFFERS,
  STATUS_NAME,
  SHORT_ELEMENT_STATUS,
];

/** Those that need to know what ChangerGetParameters returns. */
export const OUTCOME_RULES: readonly OutcomeRule[] = [READER_OPTIONAL, ALTERNATE_TAG];
