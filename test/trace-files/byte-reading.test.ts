import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteNumbering } from '../../src/trace-files/format/byte-numbering.ts';
import { behind, behindQuote, NumberReading } from '../../src/trace-files/format/byte-reading.ts';
import { ByteSpan, utf8 } from '../../src/trace-files/format/byte-span.ts';
import { HashReading } from '../../src/trace-files/format/hash-reading.ts';

const CLOSING = ',"cdb":"';
/** Texts in which much is nearly what is looked for. */
const texts = fc
  .array(fc.constantFrom(',', '"', ',"cdb":', CLOSING, 'é', 'slot 1', '\u0001', 'ÿ¢', '{'), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** JSON's numbers without an exponent, with too many digits now and then. */
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.maxSafeNat().map(String),
  fc.tuple(fc.integer(), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`),
  fc.constantFrom('0', '-0', '00', '01', '-', '.5', '5.', '1.2.3', '', 'x', '999999999', '1000000000'),
);

describe('reading from bytes', () => {
  it('finds the next quotation mark as text does', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, start) => {
        const span = utf8(text);
        expect(behindQuote(span, start)).toBe(span.bytes.indexOf(0x22, start) + 1 || -1);
      }),
    );
  });

  it('reads a number as JSON does, or leaves it', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        const reading = new NumberReading();
        const end = reading.behind(utf8(`${text},`).bytes, 0);
        if (end < 0) expect(/^-?(0|[1-9]\d{0,8})$/.test(text)).toBe(false);
        else expect(reading.value).toBe(JSON.parse(text.slice(0, end)));
      }),
    );
  });

  it('knows a text that comes next', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(20), (before, after, more) => {
        const span = utf8(before + CLOSING + after);
        const at = utf8(before).length;
        expect(behind(span, at, utf8(CLOSING))).toBe(at + CLOSING.length);
        const cut = new ByteSpan(span.bytes.subarray(0, at + (more % CLOSING.length)));
        expect(behind(cut, at, utf8(CLOSING))).toBe(-1);
      }),
    );
  });

  it('finds what ends a piece as text does, where a word is left behind it', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, start) => {
        const span = utf8(`${text}....`);
        const found = Buffer.from(span.bytes).indexOf(CLOSING, start);
        expect(new HashReading().before(span, start, utf8(CLOSING), 10_000)).toBe(found);
      }),
    );
  });

  it('gives equal pieces one number, and others another', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 50 }), fc.nat(9), (pieces, from) => {
        const [numbering, hashes] = [new ByteNumbering(), new HashReading()];
        const known: string[] = [];
        for (const piece of pieces) {
          const text = (piece.split(CLOSING)[0] ?? '') + CLOSING;
          const span = utf8(`${'x'.repeat(from)}${text}....`);
          const end = hashes.before(span, from, utf8(CLOSING), 10_000);
          const number = numbering.of(span, from, end + CLOSING.length, hashes.hash);
          if (!known.includes(text)) known.push(text);
          expect(number).toBe(known.indexOf(text));
          expect(numbering.behind(number, span, from)).toBe(end + CLOSING.length);
        }
      }),
    );
  });

  it('keeps the numbers of very many pieces', () => {
    const numbering = new ByteNumbering();
    const spans = Array.from({ length: 5000 }, (_, i) => utf8(`slot ${i}${CLOSING}`));
    for (let round = 0; round < 2; round++)
      for (const [i, span] of spans.entries())
        // Few hashes: others have the same.
        expect(numbering.of(span, 0, span.length, (i % 700) - 350)).toBe(i);
    expect(numbering.count).toBe(spans.length);
  });
});
