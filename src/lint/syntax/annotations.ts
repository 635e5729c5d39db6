/** Words that say something about a declaration to other tools, and nothing to the analysis. */

const WORDS = new Set([
  'IN',
  'OUT',
  'OPTIONAL',
  'NTAPI',
  'CDECL',
  'CHANGERAPI',
  'FORCEINLINE',
  'NTHALAPI',
  'NTSYSAPI',
  'STDCALL',
  'FAR',
  'NEAR',
  'UNALIGNED',
  'CONST',
  'VOLATILE',
  'volatile',
  'register',
  '__cdecl',
  '__stdcall',
  '__fastcall',
  '__inline',
  '__forceinline',
  '__restrict',
  '__unaligned',
  '__ptr32',
  '__ptr64',
  'static_assert',
]);

/** Annotations of sal.h and driverspecs.h: `_In_`, `__in_opt`, `_When_(…)`, `__drv_maxIRQL(…)`. */
const ANNOTATION = /^(?:_[A-Z]\w*_|__(?:in|out|inout|deref|drv|field|success|callback|checkReturn)\w*)$/;

/** Words that take brackets which belong to them. */
const WITH_BRACKETS = new Set(['__declspec', '__attribute__', '__pragma', '_Pragma', '__asm']);

/** What to take out of the text: the word alone, the word with brackets behind it, or nothing. */
export function annotation(word: string): 'word' | 'brackets' | undefined {
  if (WORDS.has(word)) return 'word';
  if (WITH_BRACKETS.has(word) || ANNOTATION.test(word)) return 'brackets';
  return undefined;
}
