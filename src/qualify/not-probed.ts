/** Rules that a run could check by the catalogue and no probe does: why. */
export const NOT_PROBED: Readonly<Record<string, string>> = {
  A02: 'What was never set shows as A03, in the reserved members that every call returns.',
  E14: 'It is about the caller: it must not look at ELEMENT_STATUS_ACCESS of a drive that is being cleaned.',
  N13: 'Every emulated transport knows whether it holds a cartridge.',
};
