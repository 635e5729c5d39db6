import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { be, found, listed } from './wording.ts';

const ACTIONS = [
  'CHANGER_VOLUME_SEARCH',
  'CHANGER_VOLUME_ASSERT',
  'CHANGER_VOLUME_REPLACE',
  'CHANGER_VOLUME_UNDEFINE',
] as const;

/** Group K: bar codes and volume tags. */
export const GROUP_K: readonly ChangerRule[] = [
  {
    id: 'K01',
    name: 'bar-code-flag-from-device',
    severity: 'warning',
    inferred: false,
    title: 'CHANGER_BAR_CODE_SCANNER_INSTALLED says whether a reader is really there.',
    reason:
      'Where the reader is optional the driver must ask the device. Hard-coded, Windows waits for bar codes that nobody reads, or mounts every cartridge although it could scan them.',
    field: 'Features0',
    staticCheck: 'source',
    runtime: 'Compared with INQUIRY byte 55 bit 0; the reader is taken out.',
    source: [PAGES.parameters],
    check: ({ parameters, device }) => {
      const flag = has(parameters, 'CHANGER_BAR_CODE_SCANNER_INSTALLED');
      if (device?.barCodeReader === undefined || device.barCodeReader === flag) return undefined;
      return flag
        ? found(
            'CHANGER_BAR_CODE_SCANNER_INSTALLED is set in Features0, but INQUIRY byte 55 bit 0 says that no bar code reader is fitted. Set the flag only when the device reports a reader.',
            ['CHANGER_BAR_CODE_SCANNER_INSTALLED', 'Features0'],
          )
        : found(
            'CHANGER_BAR_CODE_SCANNER_INSTALLED is not set in Features0, but INQUIRY byte 55 bit 0 says that a bar code reader is fitted. Set the flag when the device reports a reader.',
            ['Features0', 'CHANGER_BAR_CODE_SCANNER_INSTALLED'],
          );
    },
  },
  {
    id: 'K02',
    name: 'volume-actions-need-identification',
    severity: 'error',
    inferred: true,
    title: 'Each CHANGER_VOLUME_ action flag is only set together with CHANGER_VOLUME_IDENTIFICATION.',
    reason:
      'The actions are sent with SEND VOLUME TAG and their result is read with REQUEST VOLUME ELEMENT ADDRESS. CHANGER_VOLUME_IDENTIFICATION says that the changer has these commands.',
    field: 'Features0',
    staticCheck: 'yes',
    runtime: 'SEND VOLUME TAG (B6h) is tried.',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_VOLUME_IDENTIFICATION',
      'CHANGER_VOLUME_SEARCH',
      'CHANGER_VOLUME_ASSERT',
      'CHANGER_VOLUME_REPLACE',
      'CHANGER_VOLUME_UNDEFINE',
    ],
    check: ({ parameters }) => {
      const flags = ACTIONS.filter((flag) => has(parameters, flag));
      return flags.length === 0 || has(parameters, 'CHANGER_VOLUME_IDENTIFICATION')
        ? undefined
        : found(
            `${listed(flags)} ${be(flags)} set in Features0 without CHANGER_VOLUME_IDENTIFICATION. Set CHANGER_VOLUME_IDENTIFICATION if the changer has SEND VOLUME TAG, or clear the action flags.`,
            [...flags, 'CHANGER_VOLUME_IDENTIFICATION', 'Features0'],
          );
    },
  },
  {
    id: 'K03',
    name: 'volume-identification-needs-action',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_VOLUME_IDENTIFICATION comes with at least one of the four action flags.',
    reason:
      'Without an action there is nothing to send, so ChangerQueryVolumeTags can only refuse every request.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_VOLUME_IDENTIFICATION',
      'CHANGER_VOLUME_SEARCH',
      'CHANGER_VOLUME_ASSERT',
      'CHANGER_VOLUME_REPLACE',
      'CHANGER_VOLUME_UNDEFINE',
    ],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_VOLUME_IDENTIFICATION') && !ACTIONS.some((flag) => has(parameters, flag))
        ? found(
            `CHANGER_VOLUME_IDENTIFICATION is set in Features0 without an action. Set those of ${listed(ACTIONS)} that the changer has, or clear it.`,
            ['CHANGER_VOLUME_IDENTIFICATION', ...ACTIONS, 'Features0'],
          )
        : undefined,
  },
  {
    id: 'K04',
    name: 'volume-action-codes-follow-flags',
    severity: 'error',
    inferred: false,
    title:
      'An ActionCode whose flag is clear, and the codes 3, 7 and above 0xD, give STATUS_INVALID_DEVICE_REQUEST.',
    reason:
      'Codes 0 to 6 search, 8 and 9 assert, A and B replace, C and D undefine. Each group has its own flag; other codes do not exist.',
    field: 'CHANGER_SEND_VOLUME_TAG_INFORMATION',
    staticCheck: 'no',
    runtime: 'All codes are tried.',
    source: [PAGES.sendVolumeTag],
  },
  {
    id: 'K05',
    name: 'volume-tags-refused-without-flag',
    severity: 'error',
    inferred: false,
    title:
      'Without CHANGER_VOLUME_IDENTIFICATION, ChangerQueryVolumeTags returns STATUS_INVALID_DEVICE_REQUEST.',
    reason:
      'A feature that the changer lacks still needs its routine, and this is the answer that tells the caller so.',
    field: 'ChangerQueryVolumeTags',
    staticCheck: 'no',
    runtime: 'The request is sent.',
    source: [PAGES.changerQueryVolumeTags],
  },
  {
    id: 'K06',
    name: 'tag-information-needs-reader',
    severity: 'error',
    inferred: false,
    title:
      'VolumeTagInfo gives STATUS_INVALID_PARAMETER where the changer has neither bar code reader nor volume identification.',
    reason:
      'Such a changer has no volume tags. Success would tell the caller that the cartridges have no labels.',
    field: 'ChangerGetElementStatus',
    staticCheck: 'no',
    runtime: 'The request is sent with VolumeTagInfo TRUE.',
    source: [PAGES.changerGetElementStatus, PAGES.readElementStatus],
  },
  {
    id: 'K07',
    name: 'primary-tag-is-bar-code',
    severity: 'warning',
    inferred: false,
    title:
      'ELEMENT_STATUS_PVOLTAG is set with the bar code; without a readable label it is clear and an exception says why.',
    reason:
      'A missing label is reported with ERROR_LABEL_UNREADABLE or ERROR_LABEL_QUESTIONABLE. An empty tag marked as valid looks like a cartridge whose label is blank.',
    field: 'Flags, PrimaryVolumeID',
    staticCheck: 'no',
    runtime: 'A cartridge without label is inserted.',
    source: [PAGES.elementStatus],
  },
  {
    id: 'K08',
    name: 'alternate-tag-needs-two-sides',
    severity: 'warning',
    inferred: true,
    title: 'ELEMENT_STATUS_AVOLTAG is set only for two-sided media, so only with CHANGER_MEDIUM_FLIP.',
    reason:
      'The alternate volume tag belongs to the second side and is never a bar code. A changer that cannot turn media over has no second side.',
    field: 'Flags',
    staticCheck: 'partial',
    runtime: 'Element status of all elements is read.',
    source: [PAGES.elementStatus],
  },
  {
    id: 'K09',
    name: 'volume-id-lengths',
    severity: 'error',
    inferred: false,
    title: 'A volume ID has at most 36 bytes and a template at most 40.',
    reason:
      'MAX_VOLUME_ID_SIZE and MAX_VOLUME_TEMPLATE_SIZE are the sizes of the members. A longer copy writes into the next member or past the buffer.',
    field: 'PrimaryVolumeID, AlternateVolumeID, VolumeIDTemplate',
    staticCheck: 'source',
    source: [PAGES.header],
  },
  {
    id: 'K10',
    name: 'bar-code-scan-needs-reader',
    severity: 'warning',
    inferred: false,
    title: 'Without CHANGER_BAR_CODE_SCANNER_INSTALLED, BarCodeScan is ignored.',
    reason: 'There is nothing to scan with: the NoBarCode bit of the CDB stays set.',
    field: 'CHANGER_INITIALIZE_ELEMENT_STATUS',
    staticCheck: 'no',
    runtime: 'The request is sent with BarCodeScan TRUE, and the NoBarCode bit of the CDB is looked at.',
    source: [PAGES.initializeElementStatus],
  },
  {
    id: 'K11',
    name: 'wildcards-only-for-search',
    severity: 'info',
    inferred: false,
    title: 'The wildcards * and ? are used only with search actions.',
    reason: 'To assert, replace or undefine a tag its full text is needed.',
    field: 'VolumeIDTemplate',
    staticCheck: 'no',
    source: [PAGES.sendVolumeTag],
  },
];
