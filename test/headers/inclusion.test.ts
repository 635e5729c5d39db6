/** The headers may come in any order and twice, in C and in C++, for each target, in silence. */
import { describe, expect, it } from 'vitest';
import { includes } from './support/assertions.ts';
import { ALL_TARGETS, compile } from './support/compiler.ts';

/** Orders that drivers have been written with. */
const ORDERS = [
  ['ntddk.h', 'mcd.h'],
  ['wdm.h', 'mcd.h'],
  ['mcd.h', 'ntddk.h'],
  ['mcd.h', 'ntddchgr.h'],
  ['ntddk.h', 'scsi.h', 'srb.h', 'ntddchgr.h', 'classpnp.h', 'mcd.h'],
  ['stdarg.h', 'stdio.h', 'ntddk.h', 'srb.h', 'scsi.h', 'ntddscsi.h', 'ntddstor.h', 'mcd.h'],
  ['ntddk.h', 'initguid.h', 'mcd.h', 'ntddstor.h'],
  ['ntddk.h', 'mcd.h', 'initguid.h', 'ntddstor.h', 'wmidata.h', 'ntddstor.h', 'wmidata.h'],
  ['initguid.h', 'wdm.h', 'wmistr.h', 'wmilib.h', 'wmidata.h', 'stdlib.h', 'string.h', 'mcd.h'],
  ['ntstatus.h', 'windef.h', 'wdm.h', 'ntstrsafe.h', 'classpnp.h', 'mcd.h', 'classpnp.h'],
  ['minitape.h', 'ntddk.h'],
  ['ntddk.h', 'minitape.h'],
  ['minitape.h', 'scsi.h', 'srb.h', 'ntddtape.h', 'ntddstor.h', 'wdm.h'],
  ['ntddk.h', 'ntddtape.h', 'srb.h', 'scsi.h', 'ntddscsi.h', 'wmidata.h', 'classpnp.h', 'minitape.h'],
  ['mcd.h', 'minitape.h'],
  ['minitape.h', 'mcd.h'],
  ['minitape.h', 'initguid.h', 'wmidata.h', 'ntddstor.h'],
  ['string.h', 'memory.h', 'ctype.h', 'limits.h', 'excpt.h', 'mcd.h', 'warning.h'],
];

describe.each(['c', 'c++'] as const)('in %s', (language) => {
  describe.each(ALL_TARGETS)('for %s', (target) => {
    it.each(ORDERS.map((order) => [order.join(' '), order] as const))('%s', async (_name, order) => {
      const result = await compile({ source: includes([...order, ...order]), target, language });
      expect(result).toMatchObject({ ok: true, messages: '' });
    });

    it('packing headers act on every inclusion', async () => {
      const packed = ['1', '2', '4', '8'].map(
        (bytes) =>
          `#include <pshpack${bytes}.h>\nstruct p${bytes} { char c; long long n; };\n#include <poppack.h>\n` +
          `C_ASSERT(sizeof(struct p${bytes}) == 8 + ${bytes});\n`,
      );
      const result = await compile({ source: '#include <ntdef.h>\n' + packed.join(''), target, language });
      expect(result).toMatchObject({ ok: true, messages: '' });
    });
  });
});
