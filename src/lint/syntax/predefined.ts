import { DEFINE_FLAGS } from '../../toolchain/flags.ts';
import { parseOption, type Macro } from './macros.ts';

/** Macros that `#if` meets before any header was read: the compiler's own and those of sdkddkver.h. */

const VERSIONS: Readonly<Record<string, string>> = {
  NTDDI_WIN2K: '0x05000000',
  NTDDI_WIN2KSP4: '0x05000400',
  NTDDI_WINXP: '0x05010000',
  NTDDI_WINXPSP1: '0x05010100',
  NTDDI_WINXPSP2: '0x05010200',
  NTDDI_WS03: '0x05020000',
  NTDDI_WS03SP1: '0x05020100',
  NTDDI_VISTA: '0x06000000',
  NTDDI_LONGHORN: '0x06000000',
  NTDDI_WS08: '0x06000100',
  NTDDI_WIN7: '0x06010000',
  NTDDI_WIN8: '0x06020000',
  NTDDI_WINBLUE: '0x06030000',
  NTDDI_WIN10: '0x0A000000',
  NTDDI_VERSION: '0x0A000000',
  _WIN32_WINNT: '0x0A00',
  WINVER: '0x0A00',
};

function all(): (readonly [string, Macro])[] {
  const given = DEFINE_FLAGS.map((flag) => parseOption(flag.slice(2)));
  const versions = Object.entries(VERSIONS).map(([name, body]): Macro => ({
    name,
    parameters: undefined,
    body,
  }));
  return [...given, ...versions].map((macro) => [macro.name, macro] as const);
}

export const PREDEFINED: ReadonlyMap<string, Macro> = new Map(all());
